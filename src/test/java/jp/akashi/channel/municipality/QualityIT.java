package jp.akashi.channel.municipality;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.Test;

/// From the job that finds what looks wrong to the decision about each, and to the certificates that used it.
@GatewayTest
class QualityIT extends CityCalls {
    @Test
    void theJobFindsWhatLooksWrongAndNothingElse() {
        Applicant makoto = person();
        register.dose(makoto, OTA, dose(1, "2021-11-13", "FJ5929"), "ACTIVE");
        register.dose(makoto, OTA, dose(2, "2021-10-23", "FH0151"), "ACTIVE");
        Applicant hanako = person();
        register.dose(hanako, OTA, dose(1, "2021-07-03", "EY5420"), "ACTIVE");
        register.dose(hanako, OTA, dose(2, "2021-07-24", "EW0201"), "ACTIVE");

        look();

        assertEquals(List.of("DATES_NOT_RISING"), kinds(makoto));
        assertEquals(List.of(), kinds(hanako));
        ota().get("/municipality/v1/quality")
                .then()
                .statusCode(200)
                .body("run.state", equalTo("COMPLETED"))
                .body("run.checked", equalTo(run("tickets")));
    }

    @Test
    void whatWasConfirmedComesBackOnlyWhenTheRecordChanges() {
        Applicant who = suspectLot();
        look();
        long finding = finding(who);

        settle(finding, Map.of("way", "CONFIRM", "reason", "予診票と一致"))
                .statusCode(200)
                .body("settlement", equalTo("CONFIRMED"));
        look();
        assertEquals(List.of(), kinds(who));

        register.query(
                "update dose set lot = 'XXXXX', id = default where municipality = $1 and ticket_number = $2",
                Tuple.of(OTA, ticket(who)));
        look();
        assertEquals(List.of("LOT_SUSPECT"), kinds(who));
    }

    @Test
    void aCorrectionIsANewVersionAndReachesTheCertificate() {
        Applicant who = suspectLot();
        String certificate = AppPhone.ask(who, OTA).path("certificateId");
        look();
        long finding = finding(who);

        settle(
                        finding,
                        Map.of(
                                "way", "CORRECT",
                                "reason", "誤読",
                                "doseNumber", 1,
                                "vaccinatedOn", "2021-07-03",
                                "vaccine", "PF",
                                "lot", "EY5420"))
                .statusCode(200)
                .body("settlement", equalTo("CORRECTED"))
                .body("settledBy", equalTo("city-131113"));

        assertEquals(List.of("1 SUPERSEDED EY542", "2 ACTIVE EY5420"), texts("""
                        select version || ' ' || state || ' ' || lot from dose
                         where municipality = $1 and ticket_number = $2 order by version""", OTA, ticket(who)));
        assertEquals(List.of("CORRECTED"), texts("select reason from revocation where number = $1", certificate));
        assertEquals(
                List.of("QUALITY_CORRECTED"),
                texts("select outcome from audit_entry where object = $1", "finding/" + finding));
        AppPhone.ask(who, OTA)
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("EY5420"));
    }

    @Test
    void aWithdrawnDoseIsInForceNoLonger() {
        Applicant who = suspectLot();
        String certificate = AppPhone.ask(who, OTA).path("certificateId");
        look();

        settle(finding(who), Map.of("way", "WITHDRAW", "reason", "別人の記録", "doseNumber", 1))
                .statusCode(200);

        AppPhone.ask(who, OTA).then().statusCode(404);
        assertEquals(
                1,
                texts("select reason from revocation where number = $1", certificate)
                        .size());
        assertEquals(List.of(), kinds(who));
    }

    @Test
    void aFindingIsSettledOnceAndWithAReason() {
        Applicant who = suspectLot();
        look();
        long finding = finding(who);

        settle(finding, Map.of("way", "CONFIRM")).statusCode(400).body("detail", containsString("reason"));
        settle(finding, Map.of("way", "WITHDRAW", "reason", "x", "doseNumber", 7))
                .statusCode(422);
        settle(
                        finding,
                        Map.of(
                                "way",
                                "CORRECT",
                                "reason",
                                "x",
                                "doseNumber",
                                1,
                                "vaccinatedOn",
                                "2999-01-01",
                                "vaccine",
                                "PF",
                                "lot",
                                "A"))
                .statusCode(400)
                .body("detail", containsString("vaccinatedOn"));
        settle(finding, Map.of("way", "CONFIRM", "reason", "x")).statusCode(200);
        settle(finding, Map.of("way", "CONFIRM", "reason", "x")).statusCode(409);
    }

    @Test
    void aCopyFromTheFormerMunicipalityExplainsTheMissingDose() {
        Applicant kenji = person();
        register.dose(kenji, OTA, dose(2, "2022-04-16", "FL4205"), "ACTIVE");
        look();
        assertEquals(List.of("FIRST_DOSE_MISSING"), kinds(kenji));
        register.resident(kenji, MEGURO);
        register.dose(kenji, MEGURO, dose(1, "2021-08-07", "EW0201"), "ACTIVE");

        inquire(OTA, kenji, MEGURO).then().body("state", equalTo("ANSWERED"));
        look();

        assertEquals(List.of(), kinds(kenji));
    }

    @Test
    void aTicketThatNobodyHasIsFound() {
        Applicant nobody = Applicant.named("無名", "1980-02-17");
        register.dose(nobody, OTA, dose(1, "2021-07-03", "EY5420"), "PENDING");

        look();

        assertEquals(List.of("TICKET_NOT_ISSUED"), kinds(nobody));
    }

    @Test
    void aRunThatWasStoppedGoesOnFromWhereItWas() {
        Applicant who = suspectLot();
        register.query("""
                insert into quality_run (id, municipality, started_by, state, last_ticket, tickets, checked, started_at,
                                         changed_at)
                values ('left-behind', $1, 'test', 'RUNNING', $2, 1, 0, now(), now())""", Tuple.of(OTA, Long.toString(Long.parseLong(ticket(who)) - 1)));

        assertTrue(eventually(() ->
                texts("select state from quality_run where id = 'left-behind'").equals(List.of("COMPLETED"))));
        assertEquals(List.of("LOT_SUSPECT"), kinds(who));
    }

    @Test
    void theListIsTheMunicipalitysOwnAndIsExported() {
        Applicant who = suspectLot();
        look();
        long finding = finding(who);

        String file = ota().get("/municipality/v1/quality/findings.csv?kind=LOT_SUSPECT")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();

        assertTrue(file.startsWith("\uFEFF番号,種別"), file.substring(0, 10));
        assertTrue(file.contains(finding + ",LOT_SUSPECT,"), "the finding");
        city(MEGURO)
                .contentType("application/json")
                .body(Map.of("way", "CONFIRM", "reason", "x"))
                .post("/municipality/v1/quality/findings/" + finding + "/settlement")
                .then()
                .statusCode(404);
        city(MEGURO)
                .get("/municipality/v1/quality/findings?after=" + (finding - 1))
                .then()
                .statusCode(200)
                .body("$", hasSize(0));
    }

    private Applicant person() {
        Applicant who = Applicant.named("小林　誠", "1969-10-05");
        register.resident(who, OTA);
        return who;
    }

    private Applicant suspectLot() {
        Applicant who = person();
        register.dose(who, OTA, dose(1, "2021-07-03", "EY542"), "ACTIVE");
        return who;
    }

    private void look() {
        String run = ota().post("/municipality/v1/quality/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("runId");
        assertTrue(eventually(
                () -> texts("select state from quality_run where id = $1", run).equals(List.of("COMPLETED"))));
    }

    private int run(String field) {
        return ota().get("/municipality/v1/quality").path("run." + field);
    }

    private List<String> kinds(Applicant who) {
        return texts("""
                select kind from quality_finding where municipality = $1 and ticket_number = $2 and state = 'OPEN'
                 order by kind""", OTA, ticket(who));
    }

    private long finding(Applicant who) {
        return Long.parseLong(texts(
                        "select id from quality_finding where municipality = $1 and ticket_number = $2 and state = 'OPEN'",
                        OTA,
                        ticket(who))
                .getFirst());
    }
}
