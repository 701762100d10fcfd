package jp.akashi.journey;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import org.junit.jupiter.api.Test;

/// S9: whether the time of an answer tells what the answer does not: `./mvnw test -Dtest=LikenessRun`.
///
/// Prints, for each kind of "no", the times and how often its answer is faster than a stranger's: 0.50 tells nothing.
/// Named so that no build runs it: figures belong to a quiet machine.
@GatewayTest
class LikenessRun {
    private static final int SAMPLES = Integer.getInteger("likeness.samples", 800);
    private static final int WARM_UP = 200;
    private static final String OTA = "131113";
    private static final String MEGURO = "131105";

    @TestHTTPResource("/")
    URI gateway;

    @Inject
    Register register;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Random random = new Random(9);
    private final Deque<Applicant> askedBefore = new ArrayDeque<>();
    private final Map<Kind, List<Long>> times = new EnumMap<>(Kind.class);

    private enum Kind {
        STRANGER,
        OF_ANOTHER_MUNICIPALITY,
        WITHOUT_DOSES,
        WITHOUT_DOSES_AGAIN,
        BROKEN_CARD_OF_A_STRANGER,
        BROKEN_CARD_OF_A_RESIDENT
    }

    @Test
    void measure() throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            round();
        }
        times.values().forEach(List::clear);
        for (int i = 0; i < SAMPLES; i++) {
            round();
        }
        System.out.printf("%-28s %8s %8s %8s %8s %8s%n", "", "samples", "p10 µs", "p50 µs", "p90 µs", "faster");
        times.forEach(this::tell);
    }

    // In another order each time, so that no kind profits from its place.
    private void round() throws IOException, InterruptedException {
        List<Kind> order = new ArrayList<>(Arrays.asList(Kind.values()));
        Collections.shuffle(order, random);
        for (Kind kind : order) {
            Applicant who = applicant(kind);
            if (who != null) {
                times.computeIfAbsent(kind, ignored -> new ArrayList<>()).add(ask(who, kind));
            }
        }
    }

    private Applicant applicant(Kind kind) {
        if (kind == Kind.WITHOUT_DOSES_AGAIN) {
            return askedBefore.poll();
        }
        Applicant who = Applicant.named("川崎　九郎", "1990-04-01");
        switch (kind) {
            case OF_ANOTHER_MUNICIPALITY -> register.resident(who, MEGURO);
            case WITHOUT_DOSES, BROKEN_CARD_OF_A_RESIDENT -> register.resident(who, OTA);
            default -> {
                // Nobody knows them.
            }
        }
        if (kind == Kind.WITHOUT_DOSES) {
            askedBefore.add(who);
        }
        return who;
    }

    private long ask(Applicant who, Kind kind) throws IOException, InterruptedException {
        String challenge = send("/app/v1/challenges", "").body().replaceAll(".*\"challenge\":\"([^\"]+)\".*", "$1");
        String body = who.request(challenge, OTA, "DOMESTIC").toString();
        if (kind.name().startsWith("BROKEN")) {
            body = body.replaceFirst("(\"challengeSignature\":\")....", "$1AAAA");
        }
        long start = System.nanoTime();
        HttpResponse<String> answer = send("/app/v1/certificates", body);
        long time = System.nanoTime() - start;
        if (answer.statusCode() != (kind.name().startsWith("BROKEN") ? 401 : 404)) {
            throw new AssertionError(kind + ": " + answer.statusCode() + " " + answer.body());
        }
        return time;
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void tell(Kind kind, List<Long> taken) {
        List<Long> sorted = taken.stream().sorted().toList();
        System.out.printf(
                "%-28s %8d %8d %8d %8d %8.3f%n",
                kind,
                sorted.size(),
                micros(sorted, 10),
                micros(sorted, 50),
                micros(sorted, 90),
                fasterThan(
                        taken,
                        times.get(kind.name().startsWith("BROKEN") ? Kind.BROKEN_CARD_OF_A_STRANGER : Kind.STRANGER)));
    }

    private static long micros(List<Long> sorted, int percent) {
        return sorted.get(sorted.size() * percent / 100) / 1000;
    }

    // The share of pairs in which the one was faster, a tie counting half.
    private static double fasterThan(List<Long> some, List<Long> others) {
        double faster = 0;
        for (long one : some) {
            for (long other : others) {
                faster += one < other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return faster / some.size() / others.size();
    }
}
