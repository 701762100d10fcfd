package jp.akashi.channel.kiosk;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A mismatch stops a municipality on every channel until two operators open it again.
@GatewayTest
class LatchIT extends KioskCalls {
    private static final String CHIYODA = "131016";

    @AfterEach
    void leaveItOpen() {
        for (String operator : List.of("operator-1", "operator-2", "operator-1")) {
            open(CHIYODA, operator);
        }
    }

    @Test
    void aMismatchStopsTheMunicipalityAtKioskAndAppAndNoOther() {
        Applicant here = vaccinated(CHIYODA);
        Applicant elsewhere = vaccinated();
        String id = shown(here, CHIYODA, 1);

        report(id).statusCode(202);

        send(body(here, CHIYODA, "DOMESTIC", 1))
                .then()
                .statusCode(503)
                .body("code", equalTo("ISSUING_SUSPENDED"))
                .header("Retry-After", notNullValue());
        step(id, "payment").statusCode(503).body("code", equalTo("ISSUING_SUSPENDED"));
        AppPhone.ask(here, CHIYODA).then().statusCode(503).body("code", equalTo("ISSUING_SUSPENDED"));
        apply(elsewhere).statusCode(201);
        AppPhone.ask(elsewhere, OTA).then().statusCode(201);
    }

    @Test
    void twoOperatorsOpenItAgain() {
        Applicant here = vaccinated(CHIYODA);
        report(shown(here, CHIYODA, 1)).statusCode(202);

        open(CHIYODA, "operator-1").statusCode(202);
        open(CHIYODA, "operator-1").statusCode(202);
        AppPhone.ask(here, CHIYODA).then().statusCode(503);
        open(CHIYODA, "operator-2").statusCode(200);

        AppPhone.ask(here, CHIYODA).then().statusCode(201);
        send(body(here, CHIYODA, "DOMESTIC", 1)).then().statusCode(201);
        open(CHIYODA, "operator-2").statusCode(409);
        assertEquals(
                "OPENED operator-2",
                register.query(
                                "select outcome || ' ' || caller from audit_entry where purpose = 'LATCH' and municipality = $1"
                                        + " order by id desc limit 1",
                                Tuple.of(CHIYODA))
                        .iterator()
                        .next()
                        .getString(0));
    }

    @Test
    void anotherMismatchTakesTwoOperatorsAnew() {
        Applicant here = vaccinated(CHIYODA);
        String id = shown(here, CHIYODA, 1);
        report(id).statusCode(202);
        open(CHIYODA, "operator-1").statusCode(202);
        report(id).statusCode(202);

        open(CHIYODA, "operator-2").statusCode(202);
        open(CHIYODA, "operator-1").statusCode(200);
    }

    @Test
    void theLedgerItselfLooksAtTheLatch() {
        Applicant here = vaccinated(CHIYODA);
        ObjectNode request = here.request(AppPhone.challenge(), CHIYODA, "DOMESTIC");
        register.query("""
                insert into latch (municipality, closed, incident, changed_at, changed_by) values ($1, true, 1, now(), 'test')
                on conflict (municipality) do update set closed = true, incident = latch.incident + 1""", Tuple.of(CHIYODA));

        AppPhone.send(request, "latch-" + here.number())
                .then()
                .statusCode(503)
                .body("code", equalTo("ISSUING_SUSPENDED"));
        assertEquals(
                0,
                register.query(
                                "select count(*) from certificate c join resident r on r.id = c.resident_id where r.ticket_number = $1",
                                Tuple.of(here.number().substring(1, 11)))
                        .iterator()
                        .next()
                        .getLong(0));
    }

    @Test
    void aReportNamesAnApplication() {
        report("none").statusCode(404);
        open("999999", "operator-1").statusCode(404);
        open("131024", "operator-1").statusCode(409);
    }

    @Test
    void onlyOperatorsOpenLatches() {
        centre().post("/operator/v1/latches/" + CHIYODA + "/openings").then().statusCode(403);
    }
}
