package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// S24: what browsers are told with every answer of every call and page, refused ones too.
@GatewayTest
class HeadersIT {
    private static final Pattern INLINE = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL);
    private static final List<String> NEEDED = List.of(
            "Cache-Control",
            "Content-Security-Policy",
            "Permissions-Policy",
            "Referrer-Policy",
            "X-Content-Type-Options");

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Test
    void everyCallOfTheDescriptionTellsBrowsersToKeepAndGuessNothing() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (Supplier<RequestSpecification> caller : callers()) {
            calls().forEach(call -> complaints.addAll(complaints(call.toString(), call.send(caller.get()))));
        }

        assertEquals(List.of(), complaints.stream().distinct().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/verify",
                "/verify/page.js",
                "/verify/worker.js",
                "/venue",
                "/venue/page.js",
                "/staff",
                "/staff/page.css",
                "/demo/kiosk",
                "/demo/people",
                "/q/openapi",
                "/q/swagger-ui/",
                "/nowhere",
                "/trust/v1/vds-nc/csca.pem",
                "/issuer/.well-known/jwks.json"
            })
    void everyPageAndFileHasAPolicyWithoutLoopholes(String path) {
        assertEquals(
                List.of(),
                complaints(path, TestPki.the().asNobody(secure.getPort()).get(path)));
    }

    @ParameterizedTest
    @CsvSource({"OPTIONS, /verification/v1", "DELETE, /app/v1/challenges", "POST, /app/v1/certificates"})
    void whatIsRefusedOrOnlyAskedForHasThemToo(Method method, String path) {
        assertEquals(List.of(), complaints(path, RestAssured.given().request(method, path)));
    }

    @Test
    void onlyWhatIsPublishedMayBeKept() {
        assertEquals(
                "public, max-age=60",
                RestAssured.get("/issuer/.well-known/jwks.json").header("Cache-Control"));
        assertEquals("no-store", RestAssured.post("/app/v1/challenges").header("Cache-Control"));
    }

    @Test
    void theDescriptionsPageRunsItsOwnScriptAndNoOther() throws GeneralSecurityException {
        Response page = RestAssured.get("/q/swagger-ui/");
        Matcher script = INLINE.matcher(page.asString());
        assertTrue(script.find(), page.asString());
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(StandardCharsets.UTF_8));

        assertTrue(
                page.header("Content-Security-Policy")
                        .contains("script-src 'self' 'sha256-"
                                + Base64.getEncoder().encodeToString(digest) + "';"),
                "the page's script has changed to sha256-" + Base64.getEncoder().encodeToString(digest));
    }

    private static List<String> complaints(String what, Response answer) {
        List<String> complaints = new ArrayList<>();
        for (String name : NEEDED) {
            if (answer.headers().getValues(name).size() != 1) {
                complaints.add(what + " " + answer.statusCode() + ": " + name + " "
                        + answer.headers().getValues(name));
            }
        }
        String policy = answer.header("Content-Security-Policy");
        if (policy == null
                || !policy.contains("default-src 'none'")
                || !policy.contains("frame-ancestors 'none'")
                || policy.contains("unsafe-eval")
                || Pattern.compile("script-src[^;]*unsafe-inline")
                        .matcher(policy)
                        .find()) {
            complaints.add(what + ": " + policy);
        }
        if (!"nosniff".equals(answer.header("X-Content-Type-Options"))) {
            complaints.add(what + ": not nosniff");
        }
        return complaints;
    }

    private List<Supplier<RequestSpecification>> callers() {
        return List.of(
                () -> TestPki.the().asNobody(secure.getPort()),
                () -> TestPki.the().as("CN=centre, OU=centre", secure.getPort()),
                () -> TestPki.the().as("CN=headers, OU=municipality, O=131113", secure.getPort()),
                () -> TestPki.the().as("CN=headers, OU=operator", secure.getPort()));
    }

    private record Call(Method method, String path, boolean hasBody) {
        Response send(RequestSpecification request) {
            if (hasBody) {
                request.contentType("application/json").body("{}");
            }
            return request.urlEncodingEnabled(false).request(method, path.replaceAll("\\{[^}]+}", "1"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Call> calls() throws IOException {
        JsonNode description = new ObjectMapper()
                .readTree(RestAssured.given()
                        .accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString());
        List<Call> calls = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> List.of("get", "post", "put", "delete").contains(method.getKey()))
                .forEach(method -> calls.add(new Call(
                        Method.valueOf(method.getKey().toUpperCase(Locale.ROOT)),
                        path.getKey(),
                        method.getValue().has("requestBody")))));
        assertTrue(calls.size() > 10, calls::toString);
        return calls.stream();
    }
}
