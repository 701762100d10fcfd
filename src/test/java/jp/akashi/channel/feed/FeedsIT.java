package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of targets and doses.
@GatewayTest
class FeedsIT extends FeedCalls {
    @Test
    void newChangedAndRepeatedTargetsAreToldApart() {
        Person one = new Person("131113");
        Person two = new Person("131113");

        counts(targets(one.row() + two.row()), 2, 0, 0, 0);
        counts(targets(one.row() + two.row("東京　次郎")), 1, 1, 0, 0);

        assertEquals(1, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
        assertEquals(2, number("select revision from resident where ticket_number = '" + two.ticket + "'"));
    }

    @Test
    void ticketsAndMunicipalIdsNeverChangeHands() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);

        ValidatableResponse answer = targets(two.row().replace(two.ticket, one.ticket)
                + one.row().replace(one.ticket, two.ticket)
                + two.row().replace(two.id, one.id));

        counts(answer, 0, 0, 0, 3)
                .body("errors.line", is(List.of(2, 3, 4)))
                .body("errors.code", is(List.of("TICKET_TAKEN", "TICKET_CHANGED", "PERSON_ID_TAKEN")))
                .body("errors[0].column", equalTo("接種券番号"));
    }

    @Test
    void rowsOfOnePersonInOneFileActInSequence() {
        Person one = new Person("131113");

        counts(targets(one.row() + one.row() + one.row("改名　花子") + one.row("改名　花子")), 2, 2, 0, 0);

        assertEquals(2, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void aMunicipalIdIsFreeWithinTheFileOnceItsOwnerHasAnother() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);

        counts(targets(one.row().replace(one.id, "moved-" + one.id) + two.row().replace(two.id, one.id)), 2, 0, 0, 0);
    }

    @Test
    void aDoseWaitsForItsPersonAndAttachesWhenTheyCome() {
        Person one = new Person("131113");

        counts(doses(one.dose(1, "20210601", "PF", "EW0201") + one.dose(2, "20210622", "PF", "EW0202")), 0, 0, 2, 0);
        counts(targets(one.row()), 1, 0, 0, 0);

        assertEquals(2, active(one));
    }

    @Test
    void aDoseFromBeforeTheBirthWaitsUntilTheBirthDateIsCorrected() {
        Person one = new Person("131113");
        counts(targets(one.row().replace("19800217", "20220401")), 1, 0, 0, 0);

        counts(doses(one.dose(1, "20220301", "PF", "EW0201")), 0, 0, 1, 0);
        assertEquals(0, active(one));
        counts(targets(one.row()), 1, 0, 0, 0);

        assertEquals(1, active(one));
    }

    @Test
    void aCorrectionEndsTheVersionBeforeAndRaisesTheRevision() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);

        counts(doses(one.dose(1, "20210601", "ファイザー コミナティ", "ew0201")), 0, 1, 0, 0);
        counts(doses(one.dose(1, "20210602", "PF", "EW0201")), 1, 0, 0, 0);

        assertEquals(1, active(one));
        assertEquals(
                1,
                number("select count(*) from dose where state = 'SUPERSEDED' and ended_at is not null"
                        + " and ticket_number = '" + one.ticket + "'"));
        assertEquals(3, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void theSameDoseFromAnotherSourceIsUnchangedAndAnotherStoryIsAConflict() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);

        String spelledOtherwise = one.dose(1, "20210601", "PF", "EW0201").replace("大田区民センター", "大田区民ｾﾝﾀｰ");
        counts(postAs(contractor(), "doses", DOSES + spelledOtherwise), 0, 1, 0, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210601", "MO", "3001234")), 0, 0, 0, 1)
                .body("errors[0].code", equalTo("DOSE_CONFLICT"));
    }

    @Test
    void aContractorCorrectsWhatItSentAndTheMunicipalityEverything() {
        Person one = new Person("131105");

        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210601", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210603", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "PF", "EW0201")), 0, 0, 0, 1);
    }

    @Test
    void aMunicipalityFeedsItsOwnAreaOnly() {
        Person own = new Person("131113");
        Person foreign = new Person("131105");

        counts(targets(own.row() + foreign.row()), 1, 0, 0, 1)
                .body("errors[0].code", equalTo("MUNICIPALITY_FOREIGN"))
                .body("errors[0].message", equalTo("他の自治体の行です。"));
        postAs(city("131113"), "targets", TARGETS + foreign.row())
                .statusCode(403)
                .body("code", equalTo("E-FORBIDDEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=v, OU=venue, O=131113", "CN=c, OU=centre", "CN=c, OU=contractor, O=131113"})
    void othersFeedNoTargets(String subject) {
        postAs(TestPki.the().as(subject, secure.getPort()), "targets", TARGETS).statusCode(403);
    }

    @Test
    void noIndividualNumberLiesAnywhereInClear() throws SQLException {
        Person good = new Person("131113");
        Person bad = new Person("131113");
        String wrongCheckDigit = bad.number.substring(0, 11) + (bad.number.charAt(11) == '0' ? '1' : '0');
        String asId = bad.row().replace(bad.id, bad.number);
        String asName = bad.row("山田" + bad.number);

        String answer = targets(good.row() + bad.row().replace(bad.number, wrongCheckDigit) + asId + asName)
                .body("rejected", equalTo(3))
                .extract()
                .asString();

        for (String digits : new String[] {good.number, bad.number, wrongCheckDigit}) {
            assertFalse(answer.contains(digits), "in the answer");
            for (String table : new String[] {"resident", "dose", "import_run", "import_error"}) {
                String cells = "select count(*) from " + table + " t where t::text like '%" + digits + "%'"
                        + " or t::text like '%" + hex(digits) + "%'";
                assertEquals(0, number(cells), table);
            }
        }
    }
}
