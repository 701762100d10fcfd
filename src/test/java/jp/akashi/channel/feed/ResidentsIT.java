package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.PersonRecord;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of what the resident register tells.
@GatewayTest
class ResidentsIT extends FeedCalls {
    static final String RESIDENTS = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番\r\n";

    @Inject
    VaccinationRecords records;

    @Inject
    PersonKeys keys;

    @Test
    void theSameEventAgainIsUnchangedAndAnotherStoryUnderItsNumberIsRejected() {
        Person one = new Person("131113");

        counts(residents(event(one, "初期", 1)), 1, 0, 0, 0);
        counts(residents(event(one, "初期", 1) + event(one, "変更", 2)), 1, 1, 0, 0);
        counts(residents(event(one, "転出", 2)), 0, 0, 0, 1).body("errors[0].code", equalTo("EVENT_CONFLICT"));
    }

    @Test
    void aLateEventIsKeptAndOverwritesNothingNewer() {
        Person one = new Person("131113");

        counts(residents(event(one, "転出", 5) + event(one, "初期", 1).replace("黒桐　幹也", "旧姓　幹也")), 2, 0, 0, 0);

        assertEquals("MOVED_OUT", entry(one, "status"));
        assertEquals("黒桐　幹也", entry(one, "name"));
        assertEquals(2, number("select count(*) from register_event where municipal_person_id = '" + one.id + "'"));
    }

    @Test
    void aProtectiveMeasureReachesCertificatesAtOnceAndEndsByTheRegistersWord() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(residents(event(one, "初期", 1)), 1, 0, 0, 0);
        assertFalse(record(one).underProtection());

        counts(residents(event(one, "支援措置開始", 2)), 1, 0, 0, 0);
        assertEquals(true, record(one).underProtection());
        counts(targets(one.row()), 0, 1, 0, 0);
        assertEquals(true, record(one).underProtection(), "a target's 0 does not lift it");

        counts(residents(event(one, "支援措置終了", 3)), 1, 0, 0, 0);
        assertFalse(record(one).underProtection());
    }

    @Test
    void aMeasureThatTheTargetsToldOfOutlivesTheRegistersSilence() {
        Person one = new Person("131113");
        counts(targets(one.row().replace(",1,0\r\n", ",1,1\r\n")), 1, 0, 0, 0);

        counts(residents(event(one, "初期", 1) + event(one, "変更", 2)), 2, 0, 0, 0);

        assertEquals(true, record(one).underProtection());
    }

    @Test
    void whoIsATargetFollowsTheRegisterAndDosesFollowTheBirthDate() {
        Person one = new Person("131113");
        counts(targets(one.row().replace("19800217", "20220401")), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20220301", "PF", "EW0201")), 0, 0, 1, 0);

        counts(residents(event(one, "初期", 1).replace("黒桐　幹也", "改名　花子")), 1, 0, 0, 0);

        assertEquals("改名　花子", record(one).name().written());
        assertEquals(1, active(one));
        counts(targets(one.row()), 0, 1, 0, 0);
    }

    @Test
    void movingOutAndDyingDeleteNothing() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);

        counts(residents(event(one, "転出", 1) + event(one, "死亡", 2)), 2, 0, 0, 0);

        assertEquals("DECEASED", entry(one, "status"));
        assertEquals(1, record(one).doses().size());
    }

    @Test
    void municipalIdsPassFromOneToAnotherOnlyOnceTheyAreFree() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        counts(residents(event(one, "初期", 1)), 1, 0, 0, 0);

        counts(residents(event(two, "初期", 1).replace(two.id, one.id)), 0, 0, 0, 1)
                .body("errors[0].code", equalTo("PERSON_ID_TAKEN"));
        String moved = event(one, "変更", 2).replace(one.id, one.id + "-new");
        counts(residents(moved + event(two, "初期", 1).replace(two.id, one.id)), 2, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            初期,引越,REASON_UNKNOWN,異動事由
            20260401,20260431,EVENT_DATE_INVALID,異動年月日
            20260401,29990101,EVENT_DATE_INVALID,異動年月日
            20260401,19700101,EVENT_DATE_INVALID,異動年月日
            19800217,29990101,BIRTH_DATE_INVALID,生年月日
            20260401|1,20260401|0,SEQUENCE_MALFORMED,異動連番
            20260401|1,20260401|x,SEQUENCE_MALFORMED,異動連番
            初期,支援措置開始,PROTECTION_INVALID,支援措置
            131113,131105,MUNICIPALITY_FOREIGN,自治体コード
            131113,999999,MUNICIPALITY_UNKNOWN,自治体コード""")
    void aWrongCellRejectsItsRowAlone(String right, String wrong, String code, String column) {
        Person good = new Person("131113");
        Person bad = new Person("131113");
        String row = event(bad, "初期", 1).replace(right.replace('|', ','), wrong.replace('|', ','));

        counts(residents(row + event(good, "初期", 1)), 1, 0, 0, 1)
                .body("errors.line", is(List.of(2)))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].column", equalTo(column));
    }

    @Test
    void onlyTheMunicipalityItselfTells() {
        Person foreign = new Person("131105");

        residents(event(foreign, "初期", 1)).statusCode(403);
        for (String subject : List.of("CN=v, OU=venue, O=131113", "CN=c, OU=contractor, O=131113")) {
            postAs(TestPki.the().as(subject, secure.getPort()), "residents", RESIDENTS)
                    .statusCode(403);
        }
    }

    @Test
    void aFileBeyondTheBoundOfOtherBodiesIsReadAndNoNumberLiesInClear() {
        Person one = new Person("131113");
        StringBuilder rows = new StringBuilder(event(one, "初期", 1));
        while (rows.length() < 70_000) {
            rows.append(event(one, "初期", 1));
        }
        int repeats = rows.toString().split("\r\n").length - 1;

        counts(residents(rows.toString()), 1, repeats, 0, 0);

        for (String table : List.of("register_entry", "register_event")) {
            String cells = "select count(*) from " + table + " t where t::text like '%" + one.number
                    + "%' or t::text like '%" + hex(one.number) + "%'";
            assertEquals(0, number(cells), table);
        }
    }

    private ValidatableResponse residents(String rows) {
        return postAs(city("131113"), "residents", RESIDENTS + rows);
    }

    static String event(Person who, String reason, int sequence) {
        String flag = reason.equals("支援措置開始") ? "1" : "0";
        return who.area + "," + who.id + "," + who.number + ",黒桐　幹也,コクトウ　ミキヤ,19800217,1," + flag + "," + reason
                + ",20260401," + sequence + "\r\n";
    }

    private String entry(Person who, String column) {
        return text("select " + column + " from register_entry where municipal_person_id = '" + who.id + "'");
    }

    private PersonRecord record(Person who) {
        PersonAt at = new PersonAt(keys.of(new IndividualNumber(who.number)), new MunicipalityCode(who.area));
        return records.fresh(at).await().indefinitely().orElseThrow();
    }
}
