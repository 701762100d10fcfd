package jp.akashi.channel.municipality;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the register's word about a move in sets going at the former municipality.
@GatewayTest
class ArrivalsIT extends CityCalls {
    private static final String HEADER = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番,転入前自治体コード\r\n";

    @Test
    void aMoveInLeadsToAnAnsweredInquiryByItselfAndTheSameRowAgainToNone() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        String row = row(kenji, "転入", 1, MEGURO);

        feed(row).body("accepted", equalTo(1));
        assertTrue(eventually(() -> states(kenji).equals(List.of("ANSWERED"))));
        feed(row).body("unchanged", equalTo(1));
        Applicant next = movedFromMeguro("小林　誠");
        feed(row(next, "転入", 1, MEGURO)).body("accepted", equalTo(1));

        assertTrue(eventually(() -> states(next).equals(List.of("ANSWERED"))));
        assertEquals(List.of("ANSWERED"), states(kenji));
        assertEquals(List.of("2"), texts("select count(*) from copied_dose where ticket_number = $1", ticket(kenji)));
    }

    @Test
    void itIsWrittenDownOnBothSidesLikeAnyOther() {
        Applicant kenji = movedFromMeguro("渡辺　健二");

        feed(row(kenji, "転入", 1, MEGURO));
        assertTrue(eventually(() -> states(kenji).equals(List.of("ANSWERED"))));

        String id = texts("select id from inquiry where person_key = (" + KEY + ")", id(kenji))
                .getFirst();
        assertEquals(
                List.of(
                        "131113 TRANSFER_LOOKUP INQUIRY_ASKED resident-register",
                        "131105 TRANSFER_LOOKUP INQUIRY_ANSWERED 131113/resident-register",
                        "131113 TRANSFER_LOOKUP INQUIRY_GOT_ANSWERED resident-register"),
                texts("""
                        select municipality || ' ' || purpose || ' ' || outcome || ' ' || caller from audit_entry
                         where object = $1 or request_id = $1 order by id""", id));
        assertEquals(List.of("true"), texts("select number_sealed is null from inquiry where id = $1", id));
    }

    @Test
    void anArrivalTakenUpTwiceHasOneInquiryAndALaterMoveInAnother() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        feed(row(kenji, "転入", 1, MEGURO));
        assertTrue(eventually(() -> states(kenji).equals(List.of("ANSWERED"))));

        register.query(
                "update register_entry set asked_sequence = 0 where municipal_person_id = $1", Tuple.of(id(kenji)));
        assertTrue(eventually(() -> awaiting(kenji).equals(List.of("false"))));
        assertEquals(List.of("ANSWERED"), states(kenji));

        feed(row(kenji, "転出", 2, "") + row(kenji, "転入", 3, MEGURO)).body("accepted", equalTo(2));
        assertTrue(eventually(() -> states(kenji).equals(List.of("ANSWERED", "ANSWERED"))));
    }

    @Test
    void nobodyUnderProtectionIsAskedAboutNorWhoseFormerPlaceIsNotKnownNorWhoIsGone() {
        Applicant hidden = movedFromMeguro("髙﨑　百合");
        Applicant fromAbroad = movedFromMeguro("小林　誠");
        Applicant gone = movedFromMeguro("渡辺　健二");
        Applicant changed = movedFromMeguro("渡辺　健二");
        Applicant last = movedFromMeguro("渡辺　健二");

        feed(row(hidden, "転入", 1, MEGURO).replace(",2,0,", ",2,1,")
                        + row(fromAbroad, "転入", 1, "")
                        + row(gone, "転出", 2, "")
                        + row(gone, "転入", 1, MEGURO)
                        + row(changed, "変更", 1, MEGURO)
                        + row(last, "転入", 1, MEGURO))
                .body("accepted", equalTo(6));

        assertTrue(eventually(() -> states(last).equals(List.of("ANSWERED"))));
        for (Applicant who : List.of(hidden, fromAbroad, gone, changed)) {
            assertEquals(List.of("false"), awaiting(who));
            assertEquals(List.of(), states(who));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"131106", "999999", "x", OTA})
    void aFormerMunicipalityThatCannotBeRejectsItsRow(String code) {
        feed(row(Applicant.named("渡辺　健二", "1976-02-17"), "転入", 1, code))
                .body("rejected", equalTo(1))
                .body("errors[0].code", equalTo("MUNICIPALITY_UNKNOWN"))
                .body("errors[0].column", equalTo("転入前自治体コード"));
    }

    private static final String KEY =
            "select person_key from register_entry where municipality = '131113' and municipal_person_id = $1";

    private List<String> states(Applicant who) {
        return texts("select state from inquiry where person_key = (" + KEY + ") order by asked_at", id(who));
    }

    private List<String> awaiting(Applicant who) {
        return texts("select awaits_inquiry from register_entry where municipal_person_id = $1", id(who));
    }

    private ValidatableResponse feed(String rows) {
        return ota().header("Content-Type", "text/csv; charset=UTF-8")
                .body((HEADER + rows).getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/residents")
                .then()
                .statusCode(200);
    }

    private static String row(Applicant who, String reason, int sequence, String former) {
        return String.join(
                        ",",
                        OTA,
                        id(who),
                        who.number(),
                        who.name(),
                        "カナ",
                        who.birthDate().replace("-", ""),
                        "2",
                        "0",
                        reason,
                        "20260401",
                        Integer.toString(sequence),
                        former)
                + "\r\n";
    }

    private static String id(Applicant who) {
        return "arrival-" + ticket(who);
    }

    private Applicant movedFromMeguro(String name) {
        Applicant who = Applicant.named(name, "1976-02-17");
        register.resident(who, MEGURO);
        register.dose(who, MEGURO, dose(1, "2021-06-01", "EW0201"), "ACTIVE");
        register.dose(who, MEGURO, dose(2, "2021-06-22", "EW0203"), "ACTIVE");
        return who;
    }
}
