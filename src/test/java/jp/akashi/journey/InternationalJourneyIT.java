package jp.akashi.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.certificate.vdsnc.VdsReading;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.PassportLines;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Certificates for use abroad, and what becomes of certificates when their records are corrected.
@GatewayTest
class InternationalJourneyIT {
    private static final String OTA = "131113";
    private static final PassportLines PASSPORT =
            new PassportLines("JPN", "OTA<<HANAKO", "TK7654321", "800217", "330101");

    @Inject
    Register register;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Test
    void aTravellerGetsBothFormatsOfOneCertificate() {
        Applicant hanako = vaccinated();

        Response answer = travel(hanako, PASSPORT.lines());

        answer.then()
                .statusCode(201)
                .body("use", equalTo("INTERNATIONAL"))
                .body("face.item", hasItems("NATIONALITY", "PASSPORT_NUMBER"))
                .body("face.find { it.item == 'NAME' }.en", equalTo("OTA HANAKO"))
                .body("face.find { it.item == 'PASSPORT_NUMBER' }.ja", equalTo("TK7654321"))
                .body("barcodes.format", equalTo(List.of("SMART_HEALTH_CARD", "ICAO_VDS_NC")))
                .body(not(containsString(hanako.number())));
        VdsReading.Decoded seal =
                assertInstanceOf(VdsReading.Decoded.class, VdsNc.read(answer.path("barcodes[1].text")));
        assertEquals(answer.path("certificateId"), seal.content().certificateId());
        ShcReading.Decoded card =
                assertInstanceOf(ShcReading.Decoded.class, SmartHealthCard.read(answer.path("barcodes[0].text")));
        assertEquals(
                List.of("大田", "OTA"),
                card.content().names().stream().map(name -> name.family()).toList());
    }

    @Test
    void aForeignersPassportIsNamedByItsState() {
        Applicant maria = vaccinated();
        PassportLines foreign = new PassportLines("PHL", "SANTOS<<MARIA<CLARA", "P1234567A", "800217", "300101");
        travel(maria, foreign.lines())
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'NATIONALITY' }.en", containsString("PHL"));
    }

    @ParameterizedTest
    @CsvSource({
        "JPN, TK7654321, 810217, 330101, 409, E-PASS-DOB",
        "JPN, TK7654321, 800217, 200101, 400, E-PASS-EXPIRED",
        "UTO, TK7654321, 800217, 330101, 400, E-PASS-CHECK",
        "JPN, 7654321TK, 800217, 330101, 400, E-PASS-CHECK"
    })
    void aPassportThatIsNotTheHoldersOwnAndValidIsRefused(
            String state, String number, String birthDate, String expiry, int status, String code) {
        PassportLines lines = new PassportLines(state, "OTA<<HANAKO", number, birthDate, expiry);
        travel(vaccinated(), lines.lines()).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aMisreadLineIsNeverCorrectedSilently() {
        List<String> lines = PASSPORT.lines();
        String misread = lines.get(1).replace("TK7654321", "TK765432I");
        travel(vaccinated(), List.of(lines.get(0), misread))
                .then()
                .statusCode(400)
                .body("code", equalTo("E-PASS-CHECK"));

        RestAssured.given()
                .contentType("application/json")
                .body("{\"text\":\"" + lines.get(0) + "\\n" + misread + "\"}")
                .post("/app/v1/passport-readings")
                .then()
                .statusCode(200)
                .body("result", equalTo("PROPOSED"))
                .body("corrections[0].from", equalTo("I"))
                .body("corrections[0].to", equalTo("1"))
                .body("mrz[1]", equalTo(lines.get(1)));
    }

    @Test
    void aCleanReadingStillAsksTheHolderToConfirmTheName() {
        List<String> lines = PASSPORT.lines();
        RestAssured.given()
                .contentType("application/json")
                .body("{\"text\":\"noise\\n " + lines.get(0).toLowerCase(java.util.Locale.ROOT) + "\\n" + lines.get(1)
                        + "\"}")
                .post("/app/v1/passport-readings")
                .then()
                .statusCode(200)
                .body("result", equalTo("READ"))
                .body("mustConfirm", hasItems("NAME"))
                .body("passport.surname", equalTo("OTA"));
    }

    @Test
    void aPassportBelongsToUseAbroad() {
        ObjectNode body = vaccinated().request(AppPhone.challenge(), OTA, "INTERNATIONAL");
        AppPhone.send(body).then().statusCode(400).body("detail", containsString("passport"));
    }

    @Test
    void aCorrectedDoseListsTheOldCardAndTheNextOneIsRight() {
        Applicant hanako = vaccinated();
        Response old = AppPhone.ask(hanako, OTA);
        String ticket = hanako.number().substring(1, 11);

        TestPki.the()
                .as("CN=city-" + OTA + ", OU=municipality, O=" + OTA, secure.getPort())
                .contentType("text/csv; charset=utf-8")
                .body(("自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\n" + OTA + "," + ticket
                                + ",1,20210702,PF,FC9999,,," + OTA + "\n")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/doses")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));

        assertEquals(1, revocationsOf(old.path("certificateId")), "listed in the correction's own transaction");
        AppPhone.ask(hanako, OTA)
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("FC9999"));
    }

    @Test
    void anAddedDoseLeavesEarlierCertificatesAlone() {
        Applicant hanako = vaccinated();
        String number = AppPhone.ask(hanako, OTA).path("certificateId");
        register.dose(hanako, OTA, dose(2, LocalDate.of(2021, 7, 22)), "ACTIVE");
        register.query(
                "update resident set revision = revision + 1 where ticket_number = $1",
                Tuple.of(hanako.number().substring(1, 11)));

        assertEquals(0, revocationsOf(number));
        AppPhone.ask(hanako, OTA).then().statusCode(201).body("doseCount", equalTo(2));
    }

    @Test
    void anOperatorWithdrawsOneCertificateAndNobodyElseCan() {
        String number = AppPhone.ask(vaccinated(), OTA).path("certificateId");
        String path = "/operator/v1/certificates/" + number + "/withdrawal";
        TestPki.the()
                .as("CN=city, OU=municipality, O=" + OTA, secure.getPort())
                .contentType("application/json")
                .body("{\"reason\":\"ISSUED_IN_ERROR\"}")
                .post(path)
                .then()
                .statusCode(403);

        for (int i = 0; i < 2; i++) {
            TestPki.the()
                    .as("CN=operator-1, OU=operator", secure.getPort())
                    .contentType("application/json")
                    .body("{\"reason\":\"ISSUED_IN_ERROR\"}")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("WITHDRAWN"));
        }
        assertEquals(1, revocationsOf(number));
        TestPki.the()
                .as("CN=operator-1, OU=operator", secure.getPort())
                .contentType("application/json")
                .body("{\"reason\":\"ISSUED_IN_ERROR\"}")
                .post("/operator/v1/certificates/JP0000000000/withdrawal")
                .then()
                .statusCode(404);
    }

    private Response travel(Applicant who, List<String> lines) {
        ObjectNode body = who.request(AppPhone.challenge(), OTA, "INTERNATIONAL");
        ArrayNode mrz = body.putObject("passport").putArray("mrz");
        lines.forEach(mrz::add);
        return AppPhone.send(body);
    }

    private long revocationsOf(String number) {
        return register.count("select count(*) from revocation where number = '" + number + "'");
    }

    private Applicant vaccinated() {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        register.resident(who, OTA);
        register.dose(who, OTA, dose(1, LocalDate.of(2021, 7, 1)), "ACTIVE");
        return who;
    }

    private static Dose dose(int number, LocalDate on) {
        return new Dose(number, on, VaccineProduct.PF, new LotNumber("FC340" + number));
    }
}
