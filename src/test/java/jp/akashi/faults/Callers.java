package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.Site;

/// People's phones that ask a node for certificates, one after the other, and keep what they were promised.
///
/// Their proxy sends nothing to a node that says it is not ready, as a load balancer does.
final class Callers implements AutoCloseable {
    private static final String OTA = "131113";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final long PAUSE = Duration.ofMillis(5).toNanos();

    private final Site site;
    private final Gateway node;
    private final HttpClient client;
    private final ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong slowestNo = new AtomicLong();
    private volatile boolean isOver;
    private volatile boolean proxySends = true;

    Callers(Site site, Gateway node) {
        this.site = site;
        this.node = node;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TestPki.the().context("CN=centre, OU=centre"))
                .executor(phones)
                .build();
    }

    /// Each of them asks again and again, and looks at readiness as often as a load balancer.
    void start(List<Applicant> people) {
        people.forEach(who -> phones.execute(() -> whileItLasts(() -> {
            if (proxySends) {
                ask(who);
            }
            return true;
        })));
        phones.execute(() -> whileItLasts(() -> proxySends = isReady()));
    }

    /// The numbers of the certificates that people hold.
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// What people were told that is neither a certificate nor "busy, come back".
    List<String> failures() {
        return List.copyOf(failures);
    }

    int turnedAway() {
        return turnedAway.get();
    }

    /// The longest that somebody waited for an answer.
    Duration slowest() {
        return Duration.ofNanos(slowest.get());
    }

    /// The longest that somebody waited for a "busy, come back".
    Duration slowestNo() {
        return Duration.ofNanos(slowestNo.get());
    }

    /// The numbers that people hold and the ledger does not; none, ever.
    List<String> lost() throws SQLException {
        List<String> promised = acknowledged();
        Set<String> stored = new HashSet<>();
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from certificate")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        assertEquals(promised.size(), new HashSet<>(promised).size(), "no number twice");
        return promised.stream().filter(number -> !stored.contains(number)).toList();
    }

    private void ask(Applicant who) {
        try {
            HttpResponse<String> challenge = post("/app/v1/challenges", "");
            if (challenge.statusCode() != 201) {
                told(challenge);
                return;
            }
            String text = JSON.readTree(challenge.body()).get("challenge").asText();
            told(post(
                    "/app/v1/certificates",
                    Applicant.body(site.card(who).prove(Applicant.bytes(text)), text, OTA, "DOMESTIC")
                            .toString()));
        } catch (IOException e) {
            failures.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void told(HttpResponse<String> answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() == 201 && body.has("certificateId")) {
            acknowledged.add(body.get("certificateId").asText());
        } else if (answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent()) {
            turnedAway.incrementAndGet();
        } else {
            failures.add(answer.statusCode() + " " + answer.body());
        }
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(node.url().resolve(path))
                        .timeout(LONGEST)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        slowest.accumulateAndGet(took, Math::max);
        if (answer.statusCode() == 503) {
            slowestNo.accumulateAndGet(took, Math::max);
        }
        return answer;
    }

    private boolean isReady() {
        try {
            URI ready = node.management().resolve("/q/health/ready");
            return client.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void whileItLasts(BooleanSupplier round) {
        while (!isOver) {
            round.getAsBoolean();
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// Ends when everybody has been answered.
    @Override
    public void close() {
        isOver = true;
        phones.shutdown();
        try {
            if (!phones.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("somebody still waits for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
