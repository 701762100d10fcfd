package jp.akashi.load.capacity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import jp.akashi.issuance.applicant.MintedChallenges;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Card;
import jp.akashi.load.people.Person;

/// The scenarios by name. Bodies are prepared outside of the timed part, and made on the spot where they run out.
///
/// `domestic` repeats 2,000 people, whose records the warm-up brings into Redis; `miss` empties Redis and never asks
/// for anybody twice.
final class Scenarios {
    private static final int WARM = 2_000;
    private static final int PREPARED = 30_000;
    private static final String CERTIFICATES = "/app/v1/certificates";
    private static final String STRANGE_CHALLENGE = "A".repeat(43);

    private final Vertx vertx;
    private final Gateway gateway;
    private final List<Person> people;
    private final MintedChallenges challenges;
    private final Map<Long, Card> cards = new HashMap<>();

    Scenarios(Vertx vertx, Gateway gateway, List<Person> people) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.people = people;
        this.challenges = new MintedChallenges(gateway.data().resolve("secrets"));
    }

    Scenario named(String name) {
        List<Person> warm = people.subList(0, Math.min(WARM, people.size()));
        return switch (name) {
            case "baseline", "challenge" ->
                plain(name, () -> new Shot("/app/v1/challenges", Buffer.buffer(), 201));
            case "refused" -> refused(warm.getFirst());
            case "domestic" -> issuing(name, warm, "DOMESTIC");
            case "international" -> issuing(name, warm, "INTERNATIONAL");
            case "miss" -> flushed(issuing(name, people, "DOMESTIC"));
            case "verification" -> verification(warm.getFirst());
            case "tls-kept" -> overTls(issuing(name, warm, "DOMESTIC"), true);
            case "tls-new" -> overTls(plain(name, () -> new Shot("/app/v1/challenges", Buffer.buffer(), 201)), false);
            default -> withDoses(name);
        };
    }

    private Scenario withDoses(String name) {
        if (!name.matches("doses-[1-7]")) {
            throw new IllegalArgumentException("unknown scenario " + name);
        }
        int count = name.charAt(name.length() - 1) - '0';
        List<Person> chosen = people.stream()
                .filter(person -> person.doses().size() == count)
                .limit(WARM / 4)
                .toList();
        return issuing(name, chosen, "DOMESTIC");
    }

    private Scenario plain(String name, Supplier<Shot> shots) {
        return new Scenario(name, new HttpClientOptions(), gateway.ports().http(), () -> {}, shots);
    }

    /// Reads a whole request and refuses it at the first look.
    private Scenario refused(Person person) {
        Buffer body = Buffer.buffer(Bodies.domestic(person, card(person), STRANGE_CHALLENGE));
        return plain("refused", () -> new Shot(CERTIFICATES, body, 401));
    }

    private Scenario issuing(String name, List<Person> whose, String use) {
        ArrayDeque<Shot> ready = new ArrayDeque<>(PREPARED);
        Supplier<Shot> maker = new Supplier<>() {
            private int next;

            @Override
            public Shot get() {
                Person person = whose.get(next);
                next = (next + 1) % whose.size();
                return issue(person, use);
            }
        };
        Runnable prepare = () -> {
            while (ready.size() < PREPARED) {
                ready.add(maker.get());
            }
        };
        Supplier<Shot> shots = () -> {
            Shot shot = ready.poll();
            return shot == null ? maker.get() : shot;
        };
        return new Scenario(name, new HttpClientOptions(), gateway.ports().http(), prepare, shots);
    }

    private Shot issue(Person person, String use) {
        String challenge = challenges.next();
        String body = use.equals("DOMESTIC")
                ? Bodies.domestic(person, card(person), challenge)
                : Bodies.international(person, card(person), challenge);
        return new Shot(CERTIFICATES, Buffer.buffer(body), 201);
    }

    private Card card(Person person) {
        return cards.computeIfAbsent(person.index(), index -> gateway.cards().of(person));
    }

    private Scenario flushed(Scenario scenario) {
        Runnable prepare = () -> {
            scenario.prepare().run();
            gateway.emptyRedis();
        };
        return new Scenario(scenario.name(), scenario.client(), scenario.port(), prepare, scenario.shots());
    }

    private Scenario verification(Person person) {
        HttpClient client = vertx.createHttpClient();
        String text = await(client.request(HttpMethod.POST, gateway.ports().http(), "localhost", CERTIFICATES)
                        .compose(request -> request.putHeader("Content-Type", "application/json")
                                .send(issue(person, "DOMESTIC").body()))
                        .compose(response -> response.body()))
                .toJsonObject()
                .getJsonArray("barcodes")
                .getJsonObject(0)
                .getString("text");
        Buffer body = Buffer.buffer("{\"text\":\"" + text + "\"}");
        return plain("verification", () -> new Shot("/verification/v1", body, 200));
    }

    private Scenario overTls(Scenario scenario, boolean kept) {
        Path ca = gateway.data().resolve("pki/ca.pem");
        HttpClientOptions tls = new HttpClientOptions()
                .setSsl(true)
                .setKeepAlive(kept)
                .setPemTrustOptions(new PemTrustOptions().addCertPath(ca.toString()));
        return new Scenario(scenario.name(), tls, gateway.ports().https(), scenario.prepare(), scenario.shots());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
