package jp.akashi.channel.operator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class KeyResourceIT {
    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    @Test
    void onlyOperatorsSeeTheKeys() {
        given().get("/operator/v1/keys").then().statusCode(401);
        TestPki.the()
                .as("CN=city, OU=municipality, O=131113", secure.getPort())
                .get("/operator/v1/keys")
                .then()
                .statusCode(403);
        operator("operator-1")
                .get("/operator/v1/keys")
                .then()
                .statusCode(200)
                .body("format", hasItems("SMART_HEALTH_CARD", "ICAO_VDS_NC"));
    }

    @Test
    void activationAnswers202ToTheFirstOperatorAnd200ToTheSecond() {
        String planned = plan();

        operator("operator-1")
                .post("/operator/v1/keys/" + planned + "/activation")
                .then()
                .statusCode(202)
                .body("result", equalTo("AWAITS_SECOND_OPERATOR"));
        operator("operator-2")
                .post("/operator/v1/keys/" + planned + "/activation")
                .then()
                .statusCode(200);
        operator("operator-2")
                .post("/operator/v1/keys/" + planned + "/retirement")
                .then()
                .statusCode(409)
                .body("code", equalTo("E-CONFLICT"));
        assertEquals(
                "ACTIVATED operator-2",
                register.query(
                                "select outcome || ' ' || caller from audit_entry where object = $1 order by id desc limit 1",
                                Tuple.of(planned))
                        .iterator()
                        .next()
                        .getString(0));
    }

    @Test
    void aKeyThatIsCertifiedHereNeedsNoRequestAndTakesNoOtherCertificate() {
        String planned = plan();

        operator("operator-1")
                .get("/operator/v1/keys/" + planned + "/request")
                .then()
                .statusCode(404);
        operator("operator-1")
                .contentType("application/x-pem-file")
                .body("no certificate".getBytes(StandardCharsets.US_ASCII))
                .put("/operator/v1/keys/" + planned + "/certificate")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"format\":\"PAPER\"}", "{\"format\":\"ICAO_VDS_NC\",\"municipality\":\"131114\"}"})
    void aPlanWithoutAKnownFormatAndMunicipalityIs400(String plan) {
        operator("operator-1")
                .contentType(ContentType.JSON)
                .body(plan)
                .post("/operator/v1/keys")
                .then()
                .statusCode(400);
    }

    @Test
    void anUnknownKeyIs404() {
        operator("operator-1").post("/operator/v1/keys/none/compromise").then().statusCode(404);
    }

    private String plan() {
        operator("operator-1")
                .contentType(ContentType.JSON)
                .body("{\"format\":\"ICAO_VDS_NC\"}")
                .post("/operator/v1/keys");
        return operator("operator-1")
                .get("/operator/v1/keys")
                .path("find { it.format == 'ICAO_VDS_NC' && it.state == 'PLANNED' }.kid");
    }

    private RequestSpecification operator(String name) {
        return TestPki.the().as("CN=" + name + ", OU=operator", secure.getPort());
    }
}
