package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S18: whatever is sent to whichever call of our own description, no failure of ours and no status that it leaves out.
///
/// `-Dopenapi.rounds=1000` sends more to each call; `-Dopenapi.seed=…` sends the same again.
@GatewayTest
class OpenApiIT {
    private static final int ROUNDS = Integer.getInteger("openapi.rounds", 6);
    private static final long SEED = Long.getLong("openapi.seed", 18);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CALLERS = List.of(
            "CN=centre, OU=centre",
            "CN=fuzz, OU=municipality, O=131113",
            "CN=fuzz, OU=venue, O=131113",
            "CN=fuzz, OU=contractor, O=131113",
            "CN=fuzz, OU=operator");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "131113",
            "999999",
            "AAAA",
            "大田　花子",
            "\u0000",
            "\uD83D\uDE00",
            "'; drop table resident",
            "../../etc/passwd",
            "2021-02-30",
            "x".repeat(5000),
            "%00",
            "null",
            "DOMESTIC");

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private JsonNode description;

    private record Call(String path, String method, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() throws IOException {
        description = JSON.readTree(RestAssured.given()
                .accept("application/json")
                .get("/q/openapi?format=json")
                .asString());
    }

    @Test
    void everyCallDocumentsThatItMayBeRefused() {
        assertEquals(
                List.of(),
                calls().filter(call -> !call.operation().get("responses").has("default"))
                        .map(Call::toString)
                        .toList());
    }

    @Test
    void everyCallThatTheStepsOfTheChartsNameIsDescribed() throws IOException {
        List<String> described = calls().map(call -> call.method().toUpperCase(java.util.Locale.ROOT) + " "
                        + call.path().replaceAll("\\{[^}]+}", "x"))
                .toList();
        // A listing is named by its value: register.csv is {listing}.csv.
        List<String> named = Pattern.compile("`((?:GET|POST|PUT) /[^`?]+)")
                .matcher(Files.readString(Path.of("docs/register.md")))
                .results()
                .map(found -> found.group(1)
                        .replace("extractions/register.csv", "extractions/{listing}.csv")
                        .replaceAll("\\{[^}]+}", "x"))
                .toList();

        assertTrue(named.size() > 20, named::toString);
        assertEquals(
                List.of(),
                named.stream().filter(call -> !described.contains(call)).toList());
    }

    @Test
    void noCallFailsForWhatItIsSent() {
        List<String> failures = new ArrayList<>();
        calls().forEach(call -> {
            for (int round = 0; round < ROUNDS; round++) {
                String caller = CALLERS.get(random.nextInt(CALLERS.size()));
                Response answer = send(call, caller);
                complaint(call, answer).ifPresent(said -> failures.add(call + " as " + caller + ": " + said));
            }
        });

        assertEquals(List.of(), failures.stream().distinct().toList());
    }

    private java.util.Optional<String> complaint(Call call, Response answer) {
        int status = answer.statusCode();
        boolean isListed = call.operation().get("responses").has(Integer.toString(status));
        boolean isProblem = answer.contentType().startsWith("application/problem+json");
        boolean isBusy = status == 503 && answer.header("Retry-After") != null;
        if (status >= 500 && !isBusy) {
            return java.util.Optional.of(status + " " + answer.asString());
        }
        return isListed || status >= 400 && isProblem
                ? java.util.Optional.empty()
                : java.util.Optional.of("undocumented " + status + " " + answer.contentType());
    }

    private Response send(Call call, String caller) {
        RequestSpecification request =
                TestPki.the().as(caller, secure.getPort()).urlEncodingEnabled(true);
        String path = call.path();
        for (JsonNode parameter : call.operation().path("parameters")) {
            String name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "path" -> request.pathParam(name, segment());
                case "query" -> request.queryParam(name, ascii());
                default -> request.header(name, ascii());
            }
        }
        JsonNode content = call.operation().path("requestBody").path("content");
        if (content.isObject() && content.fieldNames().hasNext()) {
            String type = content.fieldNames().next();
            request.contentType(type).body(body(content.get(type).path("schema")));
        }
        return request.request(Method.valueOf(call.method().toUpperCase(java.util.Locale.ROOT)), path);
    }

    private byte[] body(JsonNode schema) {
        String sent =
                switch (random.nextInt(6)) {
                    case 0 -> "";
                    case 1 -> "[".repeat(2000);
                    case 2 -> "{\"" + text().replace("\"", "").replace("\\", "") + "\":null}";
                    default -> value(schema, 0).toString();
                };
        byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private JsonNode value(JsonNode schema, int depth) {
        JsonNode known =
                schema.has("$ref") ? description.at(schema.get("$ref").asText().substring(1)) : schema;
        if (random.nextInt(10) == 0 || depth > 6) {
            return JSON.getNodeFactory().textNode(text());
        }
        if (known.has("enum")) {
            return known.get("enum").get(random.nextInt(known.get("enum").size()));
        }
        JsonNode properties = known.path("properties");
        if (properties.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            properties.fieldNames().forEachRemaining(name -> {
                if (random.nextInt(8) > 0) {
                    object.set(name, value(properties.get(name), depth + 1));
                }
            });
            return object;
        }
        if (known.has("items")) {
            var array = JSON.createArrayNode();
            for (int i = random.nextInt(3); i > 0; i--) {
                array.add(value(known.get("items"), depth + 1));
            }
            return array;
        }
        return random.nextInt(4) == 0
                ? JSON.getNodeFactory().numberNode(random.nextLong())
                : JSON.getNodeFactory().textNode(text());
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String segment() {
        String text = text();
        return text.isBlank() || text.length() > 1000 || text.contains("\u0000") ? "unknown" : text;
    }

    private String ascii() {
        String text = text();
        return text.chars().allMatch(c -> c >= ' ' && c <= '~') && text.length() < 1000 ? text : "key";
    }

    private Stream<Call> calls() {
        List<Call> calls = new ArrayList<>();
        description.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method ->
                        List.of("get", "post", "put", "delete", "patch").contains(method.getKey()))
                .filter(method ->
                        !path.getKey().startsWith("/demo") && !path.getKey().startsWith("/probe"))
                .forEach(method -> calls.add(new Call(path.getKey(), method.getKey(), method.getValue()))));
        assertTrue(calls.size() > 10, calls::toString);
        return calls.stream();
    }
}
