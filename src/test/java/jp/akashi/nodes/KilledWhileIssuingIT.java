package jp.akashi.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The ledger over crashes: a node is killed (SIGKILL) in the middle of issuing, again and again.
///
/// What was acknowledged is stored, whatever is stored is audited, and the same key and body give the same bytes on
/// another node and after a restart. `-Dakashi.kills=200 -Dakashi.duplicated=50` for the full form.
class KilledWhileIssuingIT {
    private static final int KILLS = Integer.getInteger("akashi.kills", 1);
    private static final int DUPLICATED = Integer.getInteger("akashi.duplicated", 2);
    private static final int DUPLICATES = 100;
    private static final int PEOPLE = 40;
    private static final Dose DOSE = new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401"));

    private static Site site;
    private static Gateway first;
    private static Gateway second;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TestPki.the().context("CN=centre, OU=centre"))
            .build();

    private record Call(String key, String body) {}

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("killed");
        first = site.startNode();
        second = site.startNode();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void whatWasAcknowledgedIsStoredAndAnsweredAgainByteForByte() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Map<Call, byte[]> acknowledged = issueAndKill(10 + 7 * kill % 20);

            assertTrue(acknowledged.size() < PEOPLE, "nothing was under way");
            first.restart();
            for (Map.Entry<Call, byte[]> answer : acknowledged.entrySet()) {
                assertArrayEquals(
                        answer.getValue(), send(first, answer.getKey()).body(), "after the restart");
                assertArrayEquals(
                        answer.getValue(), send(second, answer.getKey()).body(), "by another node");
            }
            assertEquals(acknowledged.size(), stored(acknowledged));
        }
        assertEquals(0, count("""
                select count(*) from certificate c
                 where not exists (select from audit_entry a where a.number = c.number and a.outcome = 'ISSUED')"""));
        assertEquals(0, count("""
                select count(*) from audit_entry a
                 where a.outcome = 'ISSUED' and not exists (select from certificate c where c.number = a.number)"""));
        assertEquals(0, count("""
                select count(*) from idempotency i
                 where i.number is not null and not exists (select from certificate c where c.number = i.number)"""));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefusedAfterACrashToo() throws Exception {
        Call call = call(1).getFirst();
        assertEquals(201, send(first, call).statusCode());

        first.kill();
        first.restart();

        assertEquals(
                422,
                send(first, new Call(call.key(), call(1).getFirst().body())).statusCode());
    }

    /// T10: one request, sent again and again to both nodes at once.
    @Test
    void aHundredDuplicatesOverTwoNodesAreOneRowAndTheSameBytes() throws Exception {
        for (int round = 0; round < DUPLICATED; round++) {
            Call call = call(1).getFirst();
            long before = count("select count(*) from certificate");

            List<String> told = together(DUPLICATES, i -> send(i % 2 == 0 ? first : second, call));

            assertEquals(1, Set.copyOf(told).size(), () -> Set.copyOf(told).toString());
            assertTrue(told.getFirst().startsWith("201"), told.getFirst());
            assertEquals(before + 1, count("select count(*) from certificate"));
            Call other = new Call(call.key(), call(1).getFirst().body());
            assertEquals(422, send(first, other).statusCode());
            assertEquals(422, send(second, other).statusCode());
        }
    }

    /// T10: of two requests under one key, at both nodes at once, one stands and the other is told so.
    @Test
    void ofTwoBodiesUnderOneKeyOneIsIssued() throws Exception {
        Call one = call(1).getFirst();
        Call other = new Call(one.key(), call(1).getFirst().body());
        long before = count("select count(*) from certificate");

        List<String> told = together(DUPLICATES, i -> send(i % 4 < 2 ? first : second, i % 2 == 0 ? one : other));

        assertEquals(
                List.of("201", "422"),
                told.stream()
                        .map(answer -> answer.substring(0, 3))
                        .distinct()
                        .sorted()
                        .toList());
        assertEquals(
                1,
                told.stream()
                        .filter(answer -> answer.startsWith("201"))
                        .distinct()
                        .count(),
                "one certificate's bytes");
        assertEquals(before + 1, count("select count(*) from certificate"));
    }

    private interface Sending {
        HttpResponse<byte[]> send(int number) throws IOException, InterruptedException;
    }

    /// Status and body of as many calls, all at once.
    private static List<String> together(int calls, Sending sending) throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            int number = i;
            all.add(() -> {
                HttpResponse<byte[]> answer = sending.send(number);
                for (int again = 0; answer.statusCode() == 503 && again < 100; again++) {
                    answer = sending.send(number); // told to come back, with the same key
                }
                // A refusal tells its own request's id.
                return answer.statusCode()
                        + (answer.statusCode() == 201 ? new String(answer.body(), StandardCharsets.UTF_8) : "");
            });
        }
        List<String> told = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> answer : callers.invokeAll(all)) {
                told.add(answer.get());
            }
        }
        return told;
    }

    private Map<Call, byte[]> issueAndKill(int killAfter) throws Exception {
        List<Call> calls = call(PEOPLE);
        Map<Call, byte[]> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            for (Call call : calls) {
                callers.submit(() -> issue(call, acknowledged, done));
            }
            assertTrue(Patience.until(Duration.ofSeconds(60), () -> done.get() >= killAfter), "nothing is issued");
            first.kill();
        }
        return acknowledged;
    }

    private void issue(Call call, Map<Call, byte[]> acknowledged, AtomicInteger done) {
        try {
            HttpResponse<byte[]> answer = send(first, call);
            if (answer.statusCode() == 201) {
                acknowledged.put(call, answer.body());
                done.incrementAndGet();
            }
        } catch (IOException e) {
            // The node is dead: nobody acknowledged anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Call> call(int people) throws Exception {
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Applicant who = Applicant.named("大田　花子", "1980-02-17");
            site.people().add(who, People.OTA, List.of(DOSE));
            String challenge = new String(
                            post(second, "/app/v1/challenges", "", "none").body(), StandardCharsets.UTF_8)
                    .replaceAll("(?s).*\"challenge\":\"([^\"]+)\".*", "$1");
            ObjectNode body =
                    Applicant.body(site.card(who).prove(Applicant.bytes(challenge)), challenge, People.OTA, "DOMESTIC");
            calls.add(new Call("key-" + who.number().hashCode() + "-" + i, body.toString()));
        }
        return calls;
    }

    private HttpResponse<byte[]> send(Gateway node, Call call) throws IOException, InterruptedException {
        return post(node, "/app/v1/certificates", call.body(), call.key());
    }

    private HttpResponse<byte[]> post(Gateway node, String path, String body, String key)
            throws IOException, InterruptedException {
        URI address = node.url().resolve(path);
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private long stored(Map<Call, byte[]> acknowledged) throws SQLException {
        long stored = 0;
        for (byte[] answer : acknowledged.values()) {
            String number = new String(answer, StandardCharsets.UTF_8)
                    .replaceAll("(?s).*\"certificateId\":\"([A-Z0-9]+)\".*", "$1");
            stored += count("select count(*) from certificate where number = '" + number + "'");
        }
        return stored;
    }

    private static long count(String question) throws SQLException {
        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
