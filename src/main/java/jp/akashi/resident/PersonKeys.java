package jp.akashi.resident;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.KeyNotHeldException;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.PersonKey;

/// Turns Individual Numbers into person keys and seals them for storage; only inquiries need one again.
///
/// While the index key rotates a number has a person key under each version held. docs/adr/0038.
@Singleton
public final class PersonKeys {
    private static final String PLACE = "resident.number_sealed";

    private final SecretKeys keys;
    private final Map<Integer, Mac> indexes = new LinkedHashMap<>();
    private final Envelope data;

    public PersonKeys(SecretKeys keys) {
        this.keys = keys;
        keys.held(Secret.INDEX).forEach(version -> indexes.put(version, Mac.of(keys, Secret.INDEX, version)));
        data = new Envelope(keys, Secret.DATA);
    }

    /// The key under which everything about the number's owner is found, once no key rotates.
    public PersonKey of(IndividualNumber number) {
        return of(number, keys.currentVersion(Secret.INDEX));
    }

    /// The number's owner under every key held: for look-ups.
    public KeyedPerson keyed(IndividualNumber number) {
        int current = keys.currentVersion(Secret.INDEX);
        PersonKey key = of(number, current);
        return indexes.size() == 1
                ? new KeyedPerson(key)
                : new KeyedPerson(
                        key,
                        indexes.keySet().stream()
                                .filter(version -> version != current)
                                .map(version -> of(number, version))
                                .toList());
    }

    /// The number's owner under every key held, with the number as it is stored under each: for writing.
    public Numbered numbered(IndividualNumber number) {
        return new Numbered(
                indexes.keySet().stream().map(version -> name(number, version)).toList());
    }

    /// The same for a number that is stored already.
    public Numbered numbered(Bytes sealed, PersonKey owner) {
        return numbered(open(sealed, owner));
    }

    /// The number as it is stored: sealed, and bound to its owner's row.
    public byte[] seal(IndividualNumber number, PersonKey owner) {
        return data.seal(digits(number), PLACE, owner.tag().toArray());
    }

    /// The number as its owner's row keeps it; fails when it was sealed for somebody else or altered.
    public IndividualNumber open(Bytes sealed, PersonKey owner) {
        byte[] digits = data.open(sealed.toArray(), PLACE, owner.tag().toArray())
                .orElseThrow(() -> new IllegalStateException("a person's row holds a foreign number"));
        return new IndividualNumber(new String(digits, StandardCharsets.US_ASCII));
    }

    /// Whether this node knows that rows are kept under no version but those held here; otherwise it has to ask.
    public boolean areAllHeld() {
        return keys.areVouchedFor();
    }

    /// Fails when rows are kept under a version of the index key that is not held here.
    public void requireHeld(List<Integer> versions) {
        versions.stream()
                .filter(version -> !indexes.containsKey(version))
                .findFirst()
                .ifPresent(missing -> {
                    throw new KeyNotHeldException(Secret.INDEX, missing);
                });
    }

    private Numbered.Name name(IndividualNumber number, int version) {
        PersonKey key = of(number, version);
        return new Numbered.Name(version, key, Bytes.copyOf(seal(number, key)));
    }

    private PersonKey of(IndividualNumber number, int version) {
        Mac index = indexes.get(version);
        if (index == null) {
            throw new KeyNotHeldException(Secret.INDEX, version);
        }
        return new PersonKey(Bytes.copyOf(index.of(digits(number))));
    }

    private static byte[] digits(IndividualNumber number) {
        return number.digits().getBytes(StandardCharsets.US_ASCII);
    }
}
