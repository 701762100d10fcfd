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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
/// another node and after a restart. `-Dakashi.kills=200` for the full form.
class KilledWhileIssuingIT {
    private static final int KILLS = Integer.getInteger("akashi.kills", 1);
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
