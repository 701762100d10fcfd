package jp.akashi.channel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class DoorIT {
    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @TestHTTPResource("/probe/numbers")
    URI numbers;

    @Test
    void everyAnswerBearsARequestIdOf128Bits() {
        given().get("/q/openapi").then().header(Exchange.REQUEST_ID, hasLength(22));
    }

    @Test
    void whatIsNotThereIs404AsAProblem() {
        isProblem(given().get("/nowhere").then(), 404, "E-NOT-FOUND");
    }

    @Test
    void anotherMethodIs405AsAProblem() {
        isProblem(given().delete("/probe/numbers").then(), 405, "E-METHOD");
    }

    @Test
    void anotherMediaTypeIs415AsAProblem() {
        isProblem(
                given().contentType("text/plain")
                        .body("1")
                        .post("/probe/numbers")
                        .then(),
                415,
                "E-MEDIA-TYPE");
    }

    @Test
    void anotherAnswerTypeIs406AsAProblem() {
        isProblem(given().accept("image/png").get("/probe/failures/bug").then(), 406, "E-NOT-ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"number\":\"x\"}", "\"\"", "{\"number\":{}}"})
    void malformedJsonIs400AsAProblem(String body) {
        isProblem(
                given().contentType("application/json")
                        .body(body)
                        .post("/probe/numbers")
                        .then(),
                400,
                "E-REQUEST");
    }

    @Test
    void aBodyBeyond64KibIs413AsAProblem() {
        String body = "{\"number\":1}" + " ".repeat(65_536);

        isProblem(
                given().contentType("application/json")
                        .body(body)
                        .post("/probe/numbers")
                        .then(),
                413,
                "E-TOO-LARGE");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfUnknownLengthIsBoundedToo(HttpClient.Version version) throws Exception {
        HttpResponse<String> small = chunked("{\"number\":1}", version);
        HttpResponse<String> large = chunked("{\"number\":1}" + " ".repeat(65_536), version);

        assertEquals("{\"number\":1}", small.body());
        assertEquals(413, large.statusCode());
        assertTrue(large.body().contains("\"code\":\"E-TOO-LARGE\""));
    }

    @Test
    void aDependencyInTroubleIs503WithRetryAfter() {
        isProblem(given().get("/probe/failures/slow").then(), 503, "E-BUSY").header("Retry-After", "5");
        isProblem(given().get("/probe/failures/closed").then(), 503, "E-BUSY").header("Retry-After", "5");
    }

    @Test
    void aBugIs500AndTellsNothing() {
        isProblem(given().get("/probe/failures/bug").then(), 500, "E-INTERNAL")
                .body(not(containsString("123456789018")));
    }

    @Test
    void refusalsSpeakTheLanguageAskedForAndJapaneseOtherwise() {
        given().get("/probe/refusal").then().body("detail", containsString("有効期限"));
        given().header("Accept-Language", "en-GB,en;q=0.9,ja;q=0.1")
                .get("/probe/refusal")
                .then()
                .body("detail", containsString("expired"));
        given().header("Accept-Language", "fr, ;;q=x")
                .get("/probe/refusal")
                .then()
                .body("detail", containsString("有効期限"));
    }

    @Test
    void withoutAClientCertificateAGuardedDoorIs401() {
        isProblem(given().get("/probe/caller").then(), 401, "E-UNAUTHENTICATED");
        isProblem(TestPki.the().asNobody(secure.getPort()).get("/probe/caller").then(), 401, "E-UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=v, OU=venue, O=131113",
                "CN=m, OU=municipality",
                "CN=m, OU=municipality, O=131114",
                "CN=m, OU=municipality, O=131113, O=131105",
                "CN=o, OU=operator, O=131113",
                "CN=o, OU=Operator",
                "OU=operator",
            })
    void aCertificateThatGivesNoSuitableRoleIs403(String subject) {
        isProblem(
                TestPki.the().as(subject, secure.getPort()).get("/probe/caller").then(), 403, "E-FORBIDDEN");
    }

    @Test
    void theCallerIsWhoTheCertificateNames() {
        TestPki.the()
                .as("CN=ota-1, OU=municipality, O=131113", secure.getPort())
                .get("/probe/caller")
                .then()
                .statusCode(200)
                .body(containsString("ota-1"), containsString("MUNICIPALITY"), containsString("131113"));
    }

    private HttpResponse<String> chunked(String body, HttpClient.Version version) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            HttpRequest request = HttpRequest.newBuilder(numbers)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("type", equalTo("https://akashi.jp/problems/" + code))
                .body("requestId", equalTo(answer.extract().header(Exchange.REQUEST_ID)));
    }
}
