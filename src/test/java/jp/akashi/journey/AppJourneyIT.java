package jp.akashi.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.registry.PersonAt;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

/// The smartphone app, from wire to wire.
@GatewayTest
class AppJourneyIT {
    private static final String OTA = "131113";
    private static final String MEGURO = "131105";

    @Inject
    Register register;

    @Test
    void whoeverReceivedDosesGetsASignedCertificate() {
        Applicant hanako = vaccinated("大田　花子");

        Response answer = AppPhone.ask(hanako, OTA);

        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("certificateId.length()", equalTo(12))
                .body("use", equalTo("DOMESTIC"))
                .body("municipality", equalTo(OTA))
                .body("doseCount", equalTo(2))
                .body("face.item", hasItems("TITLE", "NAME", "BIRTH_DATE", "DOSE_1_LOT", "DOSE_2_DATE", "ISSUER"))
                .body("face.find { it.item == 'NAME' }.ja", equalTo("大田　花子"))
                .body("face.find { it.item == 'BIRTH_DATE' }.ja", equalTo("1980年2月17日"))
                .body("face.find { it.item == 'ISSUER' }.ja", equalTo("東京都大田区長 日本国厚生労働大臣"))
                .body("barcodes", hasSize(1))
                .body("barcodes[0].format", equalTo("SMART_HEALTH_CARD"))
                .body("barcodes[0].text", startsWith("shc:/"))
                .body(not(containsString(hanako.number())));
        ShcReading.Decoded card =
                assertInstanceOf(ShcReading.Decoded.class, SmartHealthCard.read(answer.path("barcodes[0].text")));
        assertEquals("大田", card.content().names().getFirst().family());
        assertEquals(2, card.content().doses().size());
    }

    @Test
    void sevenDosesAndRareKanjiSurviveTheRoundTrip() {
        Applicant who = Applicant.named("𠮷田［髙﨑］　葛󠄀子", "1950-01-05");
        register.resident(who, OTA);
        for (int n = 1; n <= 7; n++) {
            register.dose(who, OTA, dose(n, LocalDate.of(2021, 6, 1).plusMonths(3L * n), VaccineProduct.PF), "ACTIVE");
        }

        Response answer = AppPhone.ask(who, OTA);

        answer.then().statusCode(201).body("doseCount", equalTo(7));
        assertEquals(who.name(), answer.path("face.find { it.item == 'NAME' }.ja"));
        String jws = answer.path("barcodes[0].jws");
        assertEquals(true, jws.length() <= 1195, "one QR code: " + jws.length());
    }

    @Test
    void theSameKeyAndBodyGetTheSameBytesAgain() {
        Applicant hanako = vaccinated("大田　花子");
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        String key = UUID.randomUUID().toString();

        byte[] first = AppPhone.send(body, key).then().statusCode(201).extract().asByteArray();
        byte[] second =
                AppPhone.send(body, key).then().statusCode(201).extract().asByteArray();

        org.junit.jupiter.api.Assertions.assertArrayEquals(first, second);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        Applicant hanako = vaccinated("大田　花子");
        String key = UUID.randomUUID().toString();
        AppPhone.send(hanako.request(AppPhone.challenge(), OTA, "DOMESTIC"), key)
                .then()
                .statusCode(201);

        AppPhone.send(hanako.request(AppPhone.challenge(), OTA, "DOMESTIC"), key)
                .then()
                .statusCode(422)
                .body("code", equalTo("E-IDEMPOTENCY"));
    }

    @Test
    void aNewKeyIsANewCertificate() {
        Applicant hanako = vaccinated("大田　花子");
        String first = AppPhone.send(hanako.request(AppPhone.challenge(), OTA, "DOMESTIC"), "a" + hanako.number())
                .path("certificateId");
        String second = AppPhone.send(hanako.request(AppPhone.challenge(), OTA, "DOMESTIC"), "b" + hanako.number())
                .path("certificateId");
        assertNotEquals(first, second);
    }

    @Test
    void aChallengeIsUsedOnce() {
        Applicant hanako = vaccinated("大田　花子");
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        AppPhone.send(body).then().statusCode(201);

        AppPhone.send(body).then().statusCode(401).body("code", equalTo("E-CARD-NONCE"));
    }

    @Test
    void aChallengeThatWasAnsweredWithARefusalIsSpentToo() {
        Applicant hanako = vaccinated("大田　花子");
        String challenge = AppPhone.challenge();
        AppPhone.send(hanako.request(challenge, MEGURO, "DOMESTIC")).then().statusCode(404);

        AppPhone.send(hanako.request(challenge, OTA, "DOMESTIC"))
                .then()
                .statusCode(401)
                .body("code", equalTo("E-CARD-NONCE"));
    }

    @Test
    void anUnknownPersonAndOneWithoutDosesLookAlike() {
        Applicant stranger = Applicant.named("川崎　一郎", "1990-04-01");
        Applicant undosed = Applicant.named("川崎　二郎", "1990-04-01");
        register.resident(undosed, OTA);

        Response one = AppPhone.ask(stranger, OTA);
        Response other = AppPhone.ask(undosed, OTA);

        one.then().statusCode(404).body("code", equalTo("E-REC-NONE"));
        other.then().statusCode(404).body("code", equalTo("E-REC-NONE"));
        assertEquals(one.<String>path("detail"), other.path("detail"));
    }

    @Test
    void dosesOfAnotherMunicipalityAreNotCertifiedHere() {
        Applicant mover = Applicant.named("目黒　移", "1980-02-17");
        register.resident(mover, MEGURO);
        register.dose(mover, MEGURO, dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF), "ACTIVE");
        register.dose(mover, MEGURO, dose(2, LocalDate.of(2021, 7, 22), VaccineProduct.PF), "ACTIVE");
        register.resident(mover, OTA);
        register.dose(mover, OTA, dose(3, LocalDate.of(2022, 3, 1), VaccineProduct.MO), "ACTIVE");

        AppPhone.ask(mover, OTA)
                .then()
                .statusCode(201)
                .body("doseCount", equalTo(1))
                .body("face.item", hasItems("DOSE_3_NUMBER"))
                .body("face.item", not(hasItems("DOSE_1_NUMBER")));
    }

    @Test
    void aDoseThatWaitsIsNoDoseYet() {
        Applicant waiting = Applicant.named("待田　待", "1980-02-17");
        register.resident(waiting, OTA);
        register.dose(waiting, OTA, dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF), "PENDING");

        AppPhone.ask(waiting, OTA).then().statusCode(409).body("code", equalTo("E-REC-PENDING"));
    }

    @Test
    void dosesThatCannotBeTrueAreNotCertified() {
        Applicant mixed = Applicant.named("逆田　逆", "1980-02-17");
        register.resident(mixed, OTA);
        register.dose(mixed, OTA, dose(1, LocalDate.of(2021, 7, 22), VaccineProduct.PF), "ACTIVE");
        register.dose(mixed, OTA, dose(2, LocalDate.of(2021, 7, 1), VaccineProduct.PF), "ACTIVE");

        AppPhone.ask(mixed, OTA).then().statusCode(409).body("code", equalTo("E-REC-INCONSISTENT"));
    }

    @Test
    void anotherPersonsRecordIsNotCertified() {
        Applicant onRecord = vaccinated("大田　花子");
        Applicant onCard = new Applicant(onRecord.number(), "大田　太郎", onRecord.birthDate());

        AppPhone.ask(onCard, OTA).then().statusCode(409).body("code", equalTo("E-REC-MISMATCH"));
    }

    @Test
    void aProtectedPersonIsAskedToTheCounterWithoutAReason() {
        Applicant yuri = vaccinated("守田　百合");
        register.query(
                "update resident set protected = true, revision = revision + 1 where name = $1",
                io.vertx.mutiny.sqlclient.Tuple.of("守田　百合"));

        Response answer = AppPhone.ask(yuri, OTA);

        answer.then().statusCode(403).body("code", equalTo("E-DV"));
        assertFalse(answer.<String>path("detail").contains("支援"), "no reason is given");
    }

    @Test
    void unknownMunicipalitiesAreNamedAsSuch() {
        Applicant hanako = vaccinated("大田　花子");
        AppPhone.ask(hanako, "131114").then().statusCode(400).body("code", equalTo("E-AUTH-UNKNOWN"));
        AppPhone.ask(hanako, "999999").then().statusCode(400).body("code", equalTo("E-AUTH-UNKNOWN"));
    }

    @Test
    void aStaleCacheNeverReachesACertificate() {
        Applicant hanako = vaccinated("大田　花子");
        AppPhone.ask(hanako, OTA).then().statusCode(201).body("doseCount", equalTo(2));
        register.query(
                "update dose set state = 'WITHDRAWN' where ticket_number = $1 and dose_number = 2",
                io.vertx.mutiny.sqlclient.Tuple.of(hanako.number().substring(1, 11)));
        register.query(
                "update resident set revision = revision + 1 where ticket_number = $1",
                io.vertx.mutiny.sqlclient.Tuple.of(hanako.number().substring(1, 11)));

        AppPhone.ask(hanako, OTA).then().statusCode(201).body("doseCount", equalTo(1));
    }

    @Test
    void everyIssueLeavesALedgerRowAndAnAuditEntry() {
        Applicant hanako = vaccinated("大田　花子");
        String number = AppPhone.ask(hanako, OTA).path("certificateId");

        assertEquals(1, register.count("select count(*) from certificate where number = '" + number + "'"));
        assertEquals(
                1,
                register.count(
                        "select count(*) from audit_entry where outcome = 'ISSUED' and number = '" + number + "'"));
    }

    @Test
    void refusalsComeInTheCallersLanguage() {
        Applicant stranger = Applicant.named("川崎　三郎", "1990-04-01");
        ObjectNode body = stranger.request(AppPhone.challenge(), OTA, "DOMESTIC");
        RestAssured.given()
                .contentType("application/json")
                .header("Accept-Language", "en")
                .body(body.toString())
                .post("/app/v1/certificates")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("municipality"))
                .body("type", containsString("E-REC-NONE"))
                .body("requestId.length()", equalTo(22));
    }

    private Applicant vaccinated(String name) {
        Applicant who = Applicant.named(name, "1980-02-17");
        PersonAt at = register.resident(who, OTA);
        assertEquals(OTA, at.municipality().digits());
        List.of(
                        dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF),
                        dose(2, LocalDate.of(2021, 7, 22), VaccineProduct.PF))
                .forEach(dose -> register.dose(who, OTA, dose, "ACTIVE"));
        return who;
    }

    private static Dose dose(int number, LocalDate on, VaccineProduct product) {
        return new Dose(number, on, product, new LotNumber("FC340" + number));
    }
}
