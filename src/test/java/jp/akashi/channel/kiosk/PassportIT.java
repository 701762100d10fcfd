package jp.akashi.channel.kiosk;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.PassportLines;
import jp.akashi.issuance.ledger.PassportHistory;
import org.junit.jupiter.api.Test;

/// Certificates for use abroad: a kiosk knows only passports of earlier certificates.
@GatewayTest
class PassportIT extends KioskCalls {
    @Inject
    PassportHistory history;

    @Test
    void withoutAnEarlierCertificateThereIsNoPassport() {
        abroad(vaccinated()).statusCode(409).body("code", equalTo("E-PASS-HISTORY"));
    }

    @Test
    void thePassportOfTheLatestCertificateIsNamedAgain() {
        Applicant hanako = vaccinated();
        travel(hanako, "TK1111111");
        letASecondPass(hanako);
        travel(hanako, "TK7654321");

        abroad(hanako)
                .statusCode(201)
                .body("face.find { it.item == 'PASSPORT_NUMBER' }.ja", equalTo("TK7654321"))
                .body("face.find { it.item == 'NAME' }.en", equalTo("OTA HANAKO"));
    }

    @Test
    void anotherPersonsPassportIsNeverNamed() {
        travel(vaccinated(), "TK7654321");

        abroad(vaccinated()).statusCode(409).body("code", equalTo("E-PASS-HISTORY"));
    }

    @Test
    void aCertificateTakenBackLendsNoPassport() {
        Applicant hanako = vaccinated();
        String number = travel(hanako, "TK7654321");
        client("CN=operator-1, OU=operator")
                .contentType("application/json")
                .body("{\"reason\":\"ISSUED_IN_ERROR\"}")
                .post("/operator/v1/certificates/" + number + "/withdrawal")
                .then()
                .statusCode(200);

        abroad(hanako).statusCode(409).body("code", equalTo("E-PASS-HISTORY"));
    }

    @Test
    void whatWasIssuedBeforeTheFirstDayDoesNotCount() {
        Applicant hanako = vaccinated();
        travel(hanako, "TK7654321");
        long resident = count(
                "select id from resident where ticket_number = $1",
                hanako.number().substring(1, 11));
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertEquals(
                Optional.empty(), history.latest(resident, tomorrow).await().indefinitely());
    }

    private ValidatableResponse abroad(Applicant who) {
        return send(body(who, OTA, "INTERNATIONAL", 1)).then();
    }

    private String travel(Applicant who, String passport) {
        ObjectNode body = who.request(AppPhone.challenge(), OTA, "INTERNATIONAL");
        ArrayNode mrz = body.putObject("passport").putArray("mrz");
        new PassportLines("JPN", "OTA<<HANAKO", passport, "800217", "330101")
                .lines()
                .forEach(mrz::add);
        return AppPhone.send(body).then().statusCode(201).extract().path("certificateId");
    }

    // Certificates are dated in whole seconds: the later one shall be later.
    private void letASecondPass(Applicant who) {
        String ticket = who.number().substring(1, 11);
        String later = """
                select count(*) from certificate c join resident r on r.id = c.resident_id
                 where r.ticket_number = $1 and c.issued_at < date_trunc('second', clock_timestamp())""";
        while (count(later, ticket) == 0) {
            Thread.onSpinWait();
        }
        assertEquals(
                1L, register.query(later, Tuple.of(ticket)).iterator().next().getLong(0));
    }
}
