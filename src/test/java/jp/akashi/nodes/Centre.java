package jp.akashi.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;

/// The issuing centre at the nodes of a site, over mutual TLS. Cheap enough to drive a whole site.
public final class Centre {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final Site site;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TestPki.the().context("CN=centre, OU=centre"))
            .build();

    public Centre(Site site) {
        this.site = site;
    }

    /// What a node answered.
    public record Answer(int status, byte[] body, HttpHeaders headers) {
        public JsonNode json() {
            try {
                return JSON.readTree(new String(body, StandardCharsets.UTF_8));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        public String text(String field) {
            return json().path(field).asText();
        }
    }

    /// An application for that person's own card, ready to be sent to any node.
    public ObjectNode application(Gateway node, Applicant who, String store, String terminal, int copies) {
        String challenge = post(node, "/centre/v1/challenges", "").text("challenge");
        ObjectNode body =
                Applicant.body(site.card(who).prove(Applicant.bytes(challenge)), challenge, People.OTA, "DOMESTIC");
        body.put("centreRequestId", UUID.randomUUID().toString()).put("copies", copies);
        body.putObject("terminal").put("store", store).put("id", terminal);
        return body;
    }

    public Answer apply(Gateway node, ObjectNode body) {
        return post(node, "/centre/v1/applications", body.toString());
    }

    /// `payment`, `printed` or `cancellation`.
    public Answer step(Gateway node, String id, String step) {
        return post(node, "/centre/v1/applications/" + id + "/" + step, "");
    }

    public Answer document(Gateway node, String id, String key) {
        return send(request(node, "/centre/v1/applications/" + id + "/document")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody()));
    }

    public String state(Gateway node, String id) {
        return send(request(node, "/centre/v1/applications/" + id).GET()).text("state");
    }

    private Answer post(Gateway node, String path, String body) {
        return send(
                request(node, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(Gateway node, String path) {
        return HttpRequest.newBuilder(node.url().resolve(path)).timeout(LONGEST);
    }

    // A node that was killed answers nothing: status 0.
    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            return new Answer(0, new byte[0], HttpHeaders.of(java.util.Map.of(), (name, value) -> true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
