package jp.akashi.demo.people;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.demo.Installation;
import jp.akashi.demo.card.CardHolder;
import jp.akashi.demo.card.CardKeyDirectory;
import jp.akashi.demo.card.SimulatedCard;
import jp.akashi.demo.card.SimulatedCardAuthority;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The simulated card of each of the people, with the same keys at every start.
@Singleton
public final class PersonCards {
    private static final String ADDRESS = "東京都大田区蒲田九丁目９９番９号";

    private final CardKeyDirectory keys;
    private final SimulatedCardAuthority authority;
    private final Map<String, SimulatedCard> cards = new ConcurrentHashMap<>();

    PersonCards(@ConfigProperty(name = Installation.DATA) Path data) {
        this.keys = Installation.cardKeys(data);
        this.authority = SimulatedCardAuthority.of(keys);
    }

    /// The person's card; its key is drawn when it is asked for first, which takes a while.
    public SimulatedCard of(DemoPerson person) {
        return cards.computeIfAbsent(person.id(), id -> authority.issue(holder(person), keys.named("card-" + id)));
    }

    private static CardHolder holder(DemoPerson person) {
        DemoPerson.Identity identity = person.identity();
        return CardHolder.of(person.number(), identity.name().written(), ADDRESS, identity.birthDate(), identity.sex());
    }
}
