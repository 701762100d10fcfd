package jp.akashi.channel.verifier;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import jp.akashi.GatewayTest;
import jp.akashi.issuance.signing.SigningKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class VerificationIT {
    private static final String SERVICE = "/verification/v1";

    @Inject
    SigningKeys keys;

    private SignedSamples samples;

    @BeforeEach
    void published() {
        samples = new SignedSamples(keys);
        samples.untilPublished();
    }

    @Test
    void aCardOfOursIsValidAndSaysWhatItProves() {
        ask(samples.card().text())
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("valid", equalTo(true))
                .body("reason", nullValue())
                .body("explanation.ja", notNullValue())
                .body("certificate.format", equalTo("SMART_HEALTH_CARD"))
                .body("certificate.issuer", equalTo("https://localhost:8443/issuer"))
                .body("certificate.names", hasItem("黒桐　幹也"))
                .body("certificate.birthDate", equalTo("1980-02-17"))
                .body("certificate.doses[2].product", equalTo("Spikevax (Original/Omicron BA.1)"));
    }

    @Test
    void aSealOfOursIsValidBelowOurPublishedAuthority() {
        ask(samples.seal().text())
                .statusCode(200)
                .body("valid", equalTo(true))
                .body("certificate.issuer", equalTo("JPN"))
                .body("certificate.passportNumber", equalTo("TZ1234567"))
                .body("certificate.certificateId", equalTo("JPQE34KCHW1Q"))
                .body("certificate.doses[2].number", equalTo(4));
    }

    @Test
    void aChangedSealIsInvalidAndSaysWhyInBothLanguages() {
        ask(samples.seal().text().replace("TZ1234567", "TZ1234568"))
                .statusCode(200)
                .body("valid", equalTo(false))
                .body("reason", equalTo("BAD_SIGNATURE"))
                .body("explanation.ja", containsString("署名"))
                .body("explanation.en", containsString("signature"))
                .body("certificate", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"HC1:NCF, UNSUPPORTED", "nothing, MALFORMED"})
    void otherTextsAreToldApart(String text, String reason) {
        ask(text).statusCode(200).body("reason", equalTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "{\"text\":1}", "{}", "{\"text\":null}", "{\"text\":\"a\",\"text\":\"b\"}"
            })
    void whatIsNoRequestIs400AsAProblem(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post(SERVICE)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", "*")
                .body("code", equalTo("E-FIELD"));
    }

    @Test
    void pagesOfAnyOriginMayAsk() {
        given().header("Origin", "https://verifier.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(SERVICE)
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", containsString("POST"));
        ask("nothing").header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void thePageMayLoadFromUsAloneAndSpeaksBothLanguages() {
        given().get("/verify")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("data-issuer=\"https://localhost:8443/issuer\""))
                .body(containsString("二次元コード"))
                .body(containsString("Scan with camera"));
    }

    @Test
    void thePagesFilesAreAskedForAnewAfterAnUpdate() {
        given().get("/verify/worker.js")
                .then()
                .statusCode(200)
                .header("Service-Worker-Allowed", "/verify")
                .header("Cache-Control", "no-cache")
                .header("Content-Security-Policy", notNullValue());
    }

    @Test
    void theQrReaderCarriesItsLicence() {
        given().get("/verify/jsQR.LICENSE.txt").then().statusCode(200);
    }

    @Test
    void theServiceIsDescribed() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body("paths", org.hamcrest.Matchers.hasKey(SERVICE));
    }

    private static ValidatableResponse ask(String text) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("text", text))
                .post(SERVICE)
                .then();
    }
}
