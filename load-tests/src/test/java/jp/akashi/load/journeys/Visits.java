package jp.akashi.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Card;
import jp.akashi.load.people.Cards;
import jp.akashi.load.people.Person;

/// What one visitor does, step by step. Names on certificates are compared with the visitor's.
final class Visits {
    private static final Cards CARDS = new Cards();

    private Visits() {}

    static ChainBuilder domestic() {
        return app("domestic", (person, session) ->
                Bodies.domestic(person, card(person), session.getString("challenge")));
    }

    static ChainBuilder international() {
        return app("international", (person, session) ->
                Bodies.international(person, card(person), session.getString("challenge")));
    }

    /// A certificate, presented five times.
    static ChainBuilder verification() {
        return domestic()
                .exec(repeat(5)
                        .on(http("verification")
                                .post("/verification/v1")
                                .body(StringBody("{\"text\":\"#{barcode}\"}"))
                                .check(status().is(200), jsonPath("$.valid").is("true"))));
    }

    /// Apply, pay, print, report.
    static ChainBuilder kiosk() {
        return feed(people())
                .exec(challenge("/centre/v1/challenges"))
                .exec(session -> session.set(
                        "body",
                        Bodies.kiosk(
                                person(session), card(person(session)), session.getString("challenge"), "DOMESTIC")))
                .exec(http("application")
                        .post("/centre/v1/applications")
                        .body(StringBody("#{body}"))
                        .check(
                                status().is(201),
                                jsonPath("$.applicationId").saveAs("application"),
                                jsonPath("$.face[?(@.item=='NAME')].ja").isEL("#{name}")))
                .exec(http("payment")
                        .post("/centre/v1/applications/#{application}/payment")
                        .check(status().is(200)))
                .exec(http("document")
                        .post("/centre/v1/applications/#{application}/document")
                        .header("Idempotency-Key", "#{key}")
                        .check(status().is(200)))
                .exec(http("printed")
                        .post("/centre/v1/applications/#{application}/printed")
                        .check(status().is(200)));
    }

    private static ChainBuilder app(String name, BiFunction<Person, Session, String> body) {
        return feed(people())
                .exec(challenge("/app/v1/challenges"))
                .exec(session -> session.set("body", body.apply(person(session), session)))
                .exec(http(name)
                        .post("/app/v1/certificates")
                        .header("Idempotency-Key", "#{key}")
                        .body(StringBody("#{body}"))
                        .check(
                                status().is(201),
                                jsonPath("$.face[?(@.item=='NAME')].ja").isEL("#{name}"),
                                jsonPath("$.barcodes[0].text").saveAs("barcode")));
    }

    private static ChainBuilder challenge(String path) {
        return exec(http("challenge")
                .post(path)
                .check(status().is(201), jsonPath("$.challenge").saveAs("challenge")));
    }

    private static Iterator<Map<String, Object>> people() {
        AtomicLong next = new AtomicLong();
        return Stream.generate(() -> next.getAndIncrement() % Stage.PEOPLE)
                .map(Person::of)
                .map(person -> Map.<String, Object>of(
                        "person", person, "name", person.name(), "key", UUID.randomUUID().toString()))
                .iterator();
    }

    private static Person person(Session session) {
        return session.get("person");
    }

    private static Card card(Person person) {
        return CARDS.of(person);
    }
}
