package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Lines;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;

/// More than can be done, and callers who ask too often: each is told exactly that, and when to come back.
@GatewayTest
class OverloadIT extends FaultCalls {
    private static final int BURST = 1500;
    private static final int KIOSKS = 4;
    private static final int SUBJECT = 150;
    private static final int ADDRESS = 8000;
    private static final int TERMINAL = 200;
    private static final int STORE = 230;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Test
    void aBurstBeyondCapacityIsServedOrTurnedAwayAndNothingElse() {
        List<Applicant> people = people(50);
        List<ObjectNode> bodies = requests(people);
        Lines.toPostgres().delay(Duration.ofMillis(150));

        List<Crowd.Told> told = Crowd.all(IntStream.range(0, BURST)
                .mapToObj(i -> crowd.ask(bodies.get(i % bodies.size())))
                .toList());

        Map<Integer, Long> statuses = Crowd.statuses(told);
        // Each challenge is used once: whoever comes second with it is told so.
        assertTrue(
                told.stream()
                        .allMatch(one ->
                                one.isIssued() || one.isHonestNo() || one.body().contains("E-CARD-NONCE")),
                statuses::toString);
        assertTrue(told.stream().anyMatch(Crowd.Told::isIssued), statuses::toString);
        assertTrue(statuses.getOrDefault(503, 0L) > 0, statuses::toString);
    }

    @Test
    void whatIsNearlyDoneIsServedAtTheFirstTryWhileNewWorkIsTurnedAway() {
        List<String> shown =
                Stream.generate(() -> shown(vaccinated())).limit(KIOSKS).toList();
        List<ObjectNode> bodies = requests(people(20));
        Lines.toPostgres().delay(Duration.ofMillis(150));
        List<CompletableFuture<Crowd.Told>> calls = new ArrayList<>();
        IntStream.range(0, BURST).forEach(i -> calls.add(crowd.ask(bodies.get(i % bodies.size()))));

        List<Integer> steps = shown.stream().flatMap(this::stepsOf).toList();

        assertTrue(steps.stream().allMatch(status -> status == 200), steps::toString);
        assertTrue(
                Crowd.all(calls).stream().anyMatch(one -> one.status() == 503), "new work was turned away meanwhile");
    }

    private Stream<Integer> stepsOf(String id) {
        return Stream.of("payment", "document", "printed")
                .map(step -> centre().post("/centre/v1/applications/" + id + "/" + step)
                        .statusCode());
    }

    @Test
    void whoAsksForOneselfTooOftenIsToldWhenToComeBack() {
        Applicant hanako = vaccinated();
        List<Crowd.Told> told = new ArrayList<>();
        while (told.size() < 2 * SUBJECT && told.stream().noneMatch(one -> one.status() == 429)) {
            told.addAll(Crowd.all(
                    askFor(IntStream.range(0, 25).mapToObj(j -> hanako).toList())));
        }

        Crowd.Told last =
                told.stream().filter(one -> one.status() == 429).findFirst().orElseThrow();
        assertTrue(last.isHonestNo(), last::toString);
        assertTrue(
                Integer.parseInt(last.retryAfter().orElseThrow()) <= 4, "150 in ten minutes: one every four seconds");
        assertTrue(told.stream().filter(Crowd.Told::isIssued).count() >= SUBJECT);
        AppPhone.ask(vaccinated(), OTA).then().statusCode(201);
    }

    @Test
    void aBrokenCardIsNeverCountedForAnybody() {
        Applicant hanako = vaccinated();
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        ((ObjectNode) body.get("card")).put("challengeSignature", "AAAA");
        for (int i = 0; i <= SUBJECT; i++) {
            assertEquals(401, AppPhone.send(body).statusCode());
        }

        AppPhone.ask(hanako, OTA).then().statusCode(201);
    }

    @Test
    void anAddressThatAsksForTooManyChallengesIsToldWhenToComeBack() throws IOException {
        List<String> statuses = challengesFrom("127.0.0.5", ADDRESS + 1000);

        assertTrue(statuses.size() > ADDRESS, () -> statuses.size() + " and then " + statuses.getLast());
        assertEquals("429", statuses.getLast());
        assertEquals("201", challengesFrom("127.0.0.6", 1).getFirst(), "another address is another caller");
    }

    @Test
    void aTerminalAndAStoreAreCountedBeforeTheCardIsLookedAt() {
        String store = "store-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode body = application(Applicant.named("大田　花子", "1980-02-17"), store, "terminal-1");
        ((ObjectNode) body.get("card")).put("challengeSignature", "AAAA");
        List<Integer> atOne = apply(body, TERMINAL + 10);
        body.withObject("/terminal").put("id", "terminal-2");
        List<Integer> atAnother = apply(body, STORE - TERMINAL + 10);

        assertEquals(List.of(401, 429), atOne.stream().distinct().sorted().toList(), "the terminal's");
        assertEquals(List.of(401, 429), atAnother.stream().distinct().sorted().toList(), "the store's");
    }

    private List<Integer> apply(ObjectNode body, int times) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            body.put("centreRequestId", UUID.randomUUID().toString());
            statuses.add(centre().contentType("application/json")
                    .body(body.toString())
                    .post("/centre/v1/applications")
                    .statusCode());
        }
        return statuses;
    }

    private String shown(Applicant who) {
        return centre().contentType("application/json")
                .body(application(who, "store-1", "terminal-1").toString())
                .post("/centre/v1/applications")
                .then()
                .statusCode(201)
                .extract()
                .path("applicationId");
    }

    private static ObjectNode application(Applicant who, String store, String terminal) {
        ObjectNode body = who.request(AppPhone.challenge(), OTA, "DOMESTIC");
        body.put("centreRequestId", UUID.randomUUID().toString()).put("copies", 1);
        body.putObject("terminal").put("store", store).put("id", terminal);
        return body;
    }

    private RequestSpecification centre() {
        return TestPki.the().as("CN=centre, OU=centre", secure.getPort());
    }

    /// The statuses of requests that are sent one behind the other without waiting, up to the first that is no 201.
    private List<String> challengesFrom(String address, int count) throws IOException {
        String request = "POST /app/v1/challenges HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
        List<String> statuses = new ArrayList<>();
        try (Socket socket =
                new Socket(InetAddress.getByName("127.0.0.1"), gateway.getPort(), InetAddress.getByName(address), 0)) {
            socket.setSoTimeout(30_000);
            Thread.ofVirtual().start(() -> write(socket, request.repeat(count)));
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            while (statuses.size() < count
                    && (statuses.isEmpty() || statuses.getLast().equals("201"))) {
                String line = answers.readLine();
                int at = line.indexOf("HTTP/1.1 ");
                if (at >= 0) {
                    statuses.add(line.substring(at + 9, at + 12));
                }
            }
        }
        return statuses;
    }

    private static void write(Socket socket, String requests) {
        try {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
