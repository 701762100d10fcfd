package jp.akashi.load.oracle;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import jp.akashi.issuance.applicant.MintedChallenges;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Card;
import jp.akashi.load.people.Person;

/// Thinks up errands: half of them of a hundred hot people, four of ten for use abroad.
final class Errands {
    private static final int HOT = 100;
    private static final double HOT_SHARE = 0.5;
    private static final double ABROAD_SHARE = 0.4;

    private final Gateway gateway;
    private final List<Person> people;
    private final RandomGenerator random;
    private final MintedChallenges challenges;
    private final Map<Long, Card> cards = new HashMap<>();
    private final String run = UUID.randomUUID().toString();
    private long made;

    Errands(Gateway gateway, List<Person> people, RandomGenerator random) {
        this.gateway = gateway;
        this.people = people;
        this.random = random;
        this.challenges = new MintedChallenges(gateway.data().resolve("secrets"));
    }

    Errand next() {
        return of(somebody(), random.nextDouble() < ABROAD_SHARE ? Errand.ABROAD : Errand.AT_HOME);
    }

    Person somebody() {
        int among = random.nextDouble() < HOT_SHARE ? Math.min(HOT, people.size()) : people.size();
        return people.get(random.nextInt(among));
    }

    Errand of(Person person, String use) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String challenge = challenges.next();
        String body = use.equals(Errand.ABROAD)
                ? Bodies.international(person, card(person), challenge)
                : Bodies.domestic(person, card(person), challenge);
        made++;
        return new Errand(made, person, use, run + "-" + made, now, Buffer.buffer(body));
    }

    /// The body of an application at a kiosk, for a certificate at home.
    Errand atKiosk(Person person) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String body = Bodies.kiosk(person, card(person), challenges.next(), Errand.AT_HOME);
        made++;
        return new Errand(made, person, Errand.AT_HOME, run + "-" + made, now, Buffer.buffer(body));
    }

    private Card card(Person person) {
        return cards.computeIfAbsent(person.index(), index -> gateway.cards().of(person));
    }
}
