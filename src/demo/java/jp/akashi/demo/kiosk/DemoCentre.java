package jp.akashi.demo.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import jp.akashi.demo.Installation;
import jp.akashi.demo.people.DemoPerson;
import jp.akashi.demo.people.PersonCards;
import jp.akashi.demo.pki.MutualTls;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.vocabulary.Bytes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A small issuing centre: takes what a kiosk's applicant chose and calls `/centre/v1` with the certificate `centre`.
///
/// It adds nothing of its own: the gateway's answers go to the kiosk as they are.
@Singleton
final class DemoCentre {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonCards cards;
    private final Provider<URI> gateway;
    private final HttpClient http;

    DemoCentre(
            PersonCards cards,
            @ConfigProperty(name = Installation.PKI) Path pki,
            @ConfigProperty(name = "akashi.demo.gateway", defaultValue = "https://localhost:${quarkus.http.ssl-port}")
                    Provider<URI> gateway)
            throws IOException {
        this.cards = cards;
        this.gateway = gateway;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(MutualTls.of(pki, "centre"))
                .connectTimeout(LONGEST)
                .build();
    }

    /// What the applicant chose at the kiosk.
    record Choice(String municipality, String use, int copies) {}

    /// Fetches a challenge, lets the card sign it, and applies.
    Uni<HttpResponse<byte[]>> apply(DemoPerson person, Choice choice, String language) {
        return send(request("/challenges", language).POST(BodyPublishers.noBody()))
                .chain(answer -> {
                    if (answer.statusCode() != 201) {
                        return Uni.createFrom().item(answer);
                    }
                    String body = application(person, choice, challenge(answer));
                    return send(request("/applications", language)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)));
                });
    }

    /// Payment, document, printed or cancellation; `key` names a copy of the document.
    Uni<HttpResponse<byte[]>> step(String id, String step, String key, String language) {
        return send(request("/applications/" + id + "/" + step, language)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String language) {
        return HttpRequest.newBuilder(gateway.get().resolve("/centre/v1" + path))
                .header("Accept-Language", language)
                .timeout(LONGEST);
    }

    private Uni<HttpResponse<byte[]>> send(HttpRequest.Builder request) {
        return Uni.createFrom().completionStage(() -> http.sendAsync(request.build(), BodyHandlers.ofByteArray()));
    }

    private static Bytes challenge(HttpResponse<byte[]> answer) {
        try {
            JsonNode challenge = JSON.readTree(answer.body()).path("challenge");
            return Bytes.copyOf(Base64.getUrlDecoder().decode(challenge.asText()));
        } catch (IOException e) {
            throw new IllegalStateException("the gateway's challenge cannot be read", e);
        }
    }

    private String application(DemoPerson person, Choice choice, Bytes challenge) {
        CardProof proof = cards.of(person).prove(challenge);
        ObjectNode body = JSON.createObjectNode();
        body.put("centreRequestId", UUID.randomUUID().toString());
        body.putObject("terminal").put("store", "DEMO").put("id", "KIOSK-1");
        body.put("challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.toArray()));
        body.putObject("card")
                .put("individualNumber", base64(proof.individualNumber()))
                .put("attributes", base64(proof.attributes()))
                .put("integrity", base64(proof.integrity()))
                .put("certificate", base64(proof.certificate()))
                .put("signingKey", base64(proof.signingKey()))
                .put("challengeSignature", base64(proof.challengeSignature()));
        body.put("municipality", choice.municipality()).put("use", choice.use()).put("copies", choice.copies());
        return body.toString();
    }

    private static String base64(Bytes file) {
        return Base64.getEncoder().encodeToString(file.toArray());
    }
}
