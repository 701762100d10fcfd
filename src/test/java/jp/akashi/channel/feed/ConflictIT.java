package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.Json;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.registry.intake.ImportRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What contradicts the records waits, whole, until a person of the municipality decides.
@GatewayTest
class ConflictIT extends FeedCalls {
    @Inject
    ImportRuns runs;

    @Test
    void aContradictingReportIsRejectedAndQueuedOnceWithBothStories() {
        Person one = disputed("131113");
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "MO", "3001234")), 0, 0, 0, 1);

        JsonPath conflict = conflict("131113", one);

        assertEquals("2021-06-01", conflict.getString("standing.vaccinatedOn"));
        assertEquals("PF", conflict.getString("standing.vaccine"));
        assertEquals("MUNICIPALITY", conflict.getString("standing.source"));
        assertEquals("2021-06-02", conflict.getString("reported.vaccinatedOn"));
        assertEquals("MO", conflict.getString("reported.vaccine"));
        assertEquals("contractor-131113", conflict.getString("reported.sender"));
        assertEquals(1, number("select count(*) from dose_conflict where ticket_number = '" + one.ticket + "'"));
        list("131113").body("open", greaterThanOrEqualTo(1));
    }

    @Test
    void aVenuesContradictionIsQueuedToo() {
        Person one = new Person("131105");
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210605", "MO", "3001234")), 0, 0, 1, 0);

        venue(one.shot()).statusCode(409).body("code", equalTo("E-DOSE-CONFLICT"));

        assertEquals("EW0201", conflict("131105", one).getString("reported.lot"));
    }

    @ParameterizedTest
    @CsvSource({"KEEP_STANDING, EW0201, 1", "TAKE_REPORTED, 3001234, 1", "BOTH_WRONG, EW0201, 0"})
    void aPersonDecidesAndWhatStoodIsKept(String decision, String latestLot, int active) {
        Person one = disputed("131113");
        JsonPath conflict = conflict("131113", one);

        decide("131113", conflict, decision).statusCode(200).body("decision", equalTo(decision));

        assertEquals(active, active(one));
        String ofOne = " from dose where ticket_number = '" + one.ticket + "'";
        assertEquals(latestLot, text("select lot" + ofOne + " order by version desc limit 1"));
        assertEquals(1, number("select count(*)" + ofOne + " and lot = 'EW0201'"), "the first version is kept");
        assertEquals(
                1,
                number("select count(*) from audit_entry a join dose_conflict c on c.xmin = a.xmin"
                        + " where a.outcome = 'CONFLICT " + decision + "' and c.ticket_number = '" + one.ticket
                        + "' and c.decided_by = a.caller"),
                "audited in the same transaction");
        assertEquals(null, find("131113", one), "no longer open");
        decide("131113", conflict, decision).statusCode(409);
        counts(
                postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "MO", "3001234"))
                        .statusCode(200),
                0,
                decision.equals("TAKE_REPORTED") ? 1 : 0,
                0,
                decision.equals("TAKE_REPORTED") ? 0 : 1);
    }

    @Test
    void aCertificateOfTheVersionThatADecisionReplacedIsRevoked() {
        Person one = disputed("131113");
        String card = AppPhone.ask(new Applicant(one.number, "黒桐　幹也", "1980-02-17"), "131113")
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("EW0201"))
                .extract()
                .path("barcodes[0].text");
        assertTrue(eventually(() -> Boolean.TRUE.equals(verified(card).path("valid"))), "valid before");

        decide("131113", conflict("131113", one), "TAKE_REPORTED").statusCode(200);

        assertTrue(eventually(() -> "REVOKED".equals(verified(card).path("reason"))), "revoked after");
        verified(card).then().statusCode(200).body("valid", equalTo(false));
        AppPhone.ask(new Applicant(one.number, "黒桐　幹也", "1980-02-17"), "131113")
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("3001234"));
    }

    @Test
    void whoeverDecidesMustHaveSeenWhatStandsNow() {
        Person one = disputed("131113");
        JsonPath seen = conflict("131113", one);
        counts(doses(one.dose(1, "20210603", "PF", "EW0203")), 1, 0, 0, 0);

        decide("131113", seen, "TAKE_REPORTED").statusCode(409).body("code", equalTo("E-CONFLICT"));

        assertEquals("EW0203", conflict("131113", one).getString("standing.lot"));
    }

    @Test
    void aConflictOfOneAreaDoesNotExistForAnother() {
        Person one = disputed("131113");
        JsonPath conflict = conflict("131113", one);

        assertEquals(null, find("131105", one));
        decide("131105", conflict, "KEEP_STANDING").statusCode(404);
        contractor().get("/feeds/v1/conflicts").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"decision=WHATEVER", "reason= ", "reason=a\u0000b", "standingDoseId=x", "standingDoseId="})
    void aDecisionThatCannotBeReadIsToldByItsField(String change) {
        Map<String, String> body =
                new HashMap<>(Map.of("decision", "KEEP_STANDING", "reason", "予診票で確認", "standingDoseId", "1"));
        String field = change.substring(0, change.indexOf('='));
        body.put(field, change.substring(change.indexOf('=') + 1));

        city("131113")
                .contentType("application/json")
                .body(body)
                .post("/feeds/v1/conflicts/1/decision")
                .then()
                .statusCode(400)
                .body("code", equalTo("E-FIELD"));
    }

    @Test
    void anImportWhoseNodeDiedIsFailedAndCanBeSentAgain() {
        change("insert into import_run (id, sender, source, kind, state, started_at, changed_at) values"
                + " ('dead-node', 'city-131113', 'MUNICIPALITY', 'DOSES', 'RUNNING', now() - interval '20 minutes',"
                + " now() - interval '16 minutes'), ('slow-one', 'city-131113', 'MUNICIPALITY', 'DOSES', 'RUNNING',"
                + " now() - interval '20 minutes', now() - interval '14 minutes')");

        runs.endSilent().await().indefinitely();

        city("131113").get("/feeds/v1/imports/dead-node").then().body("state", equalTo("FAILED"));
        city("131113").get("/feeds/v1/imports/slow-one").then().body("state", equalTo("RUNNING"));
    }

    @Test
    void everyBatchOfAnImportIsAuditedWithItsCounts() {
        Person one = new Person("131113");

        String id = counts(targets(one.row()), 1, 0, 0, 0).extract().path("importId");

        assertEquals(
                "TARGETS ACCEPTED 1, UNCHANGED 0, PENDING 0, REJECTED 0",
                text("select outcome from audit_entry where request_id = '" + id + "' and caller = 'city-131113'"
                        + " and municipality = '131113' and purpose = 'RECORD_IMPORT'"));
    }

    private static Response verified(String card) {
        return RestAssured.given()
                .contentType("application/json")
                .body(Map.of("text", card))
                .post("/verification/v1");
    }

    private static boolean eventually(BooleanSupplier holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return true;
    }

    private Person disputed(String area) {
        Person one = new Person(area);
        counts(postAs(city(area), "targets", TARGETS + one.row()), 1, 0, 0, 0);
        counts(postAs(city(area), "doses", DOSES + one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "MO", "3001234")), 0, 0, 0, 1)
                .body("errors[0].code", equalTo("DOSE_CONFLICT"));
        return one;
    }

    private ValidatableResponse list(String area) {
        return city(area).get("/feeds/v1/conflicts").then().statusCode(200);
    }

    private JsonPath conflict(String area, Person one) {
        Map<String, Object> found = find(area, one);
        assertEquals(one.ticket, found.get("ticketNumber"));
        return JsonPath.from(Json.encode(found));
    }

    private Map<String, Object> find(String area, Person one) {
        return list(area).extract().path("conflicts.find { it.ticketNumber == '" + one.ticket + "' }");
    }

    private ValidatableResponse decide(String area, JsonPath conflict, String decision) {
        return city(area)
                .contentType("application/json")
                .body(Map.of(
                        "decision",
                        decision,
                        "reason",
                        "予診票の原本で確認",
                        "standingDoseId",
                        conflict.getString("standingDoseId")))
                .post("/feeds/v1/conflicts/" + conflict.getString("conflictId") + "/decision")
                .then();
    }
}
