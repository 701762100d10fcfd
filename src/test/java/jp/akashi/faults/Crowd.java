package jp.akashi.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Many callers at once, and what each was answered, how fast.
final class Crowd implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final URI gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Crowd(URI gateway) {
        this.gateway = gateway;
    }

    /// One answer; status 0 where the connection ended without one.
    record Told(int status, String contentType, Optional<String> retryAfter, String body, Duration after) {
        boolean isIssued() {
            return status == 201;
        }

        /// 503 or 429 as problem+json that says when to come back, and nothing about doses.
        boolean isHonestNo() {
            return (status == 503 && body.contains("E-BUSY") || status == 429 && body.contains("E-RATE"))
                    && contentType.equals("application/problem+json")
                    && retryAfter
                            .map(Integer::parseInt)
                            .filter(wait -> wait > 0 && wait <= 600)
                            .isPresent();
        }

        boolean isSilence() {
            return status == 0;
        }
    }

    CompletableFuture<Told> post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        long start = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> answer == null
                        ? new Told(0, "", Optional.empty(), failure.toString(), since(start))
                        : new Told(
                                answer.statusCode(),
                                answer.headers().firstValue("Content-Type").orElse(""),
                                answer.headers().firstValue("Retry-After"),
                                answer.body(),
                                since(start)));
    }

    CompletableFuture<Told> ask(ObjectNode body) {
        return post("/app/v1/certificates", body.toString(), Map.of());
    }

    CompletableFuture<Told> ask(ObjectNode body, String key) {
        return post("/app/v1/certificates", body.toString(), Map.of("Idempotency-Key", key));
    }

    /// What all of them were told, in their order.
    static List<Told> all(List<CompletableFuture<Told>> calls) {
        List<Told> told = new ArrayList<>();
        calls.forEach(call -> told.add(call.orTimeout(60, TimeUnit.SECONDS).join()));
        return told;
    }

    /// How often each status was answered.
    static Map<Integer, Long> statuses(List<Told> told) {
        Map<Integer, Long> counts = new TreeMap<>();
        told.forEach(one -> counts.merge(one.status(), 1L, Long::sum));
        return counts;
    }

    static Duration slowest(List<Told> told) {
        return told.stream().map(Told::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
