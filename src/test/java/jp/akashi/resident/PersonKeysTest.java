package jp.akashi.resident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.secrets.KeyNotHeldException;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.platform.storage.Outage;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.PersonKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonKeysTest {
    private static final IndividualNumber NUMBER = new IndividualNumber("123456789018");

    @TempDir
    Path directory;

    @BeforeEach
    void oneOfEach() throws IOException {
        for (Secret secret : Secret.values()) {
            put(secret, 1);
        }
    }

    @Test
    void withOneKeyAPersonHasOneName() {
        KeyedPerson person = keys().keyed(NUMBER);

        assertEquals(List.of(person.key()), person.all().toList());
    }

    @Test
    void whileKeysRotateAPersonIsLookedUpUnderAllAndTheCurrentOneFirst() throws IOException {
        PersonKey former = keys().of(NUMBER);
        put(Secret.INDEX, 2);
        SecretKeys held = new SecretKeys(directory);
        PersonKeys both = new PersonKeys(held);

        held.use(Secret.INDEX, 1);
        assertEquals(former, both.keyed(NUMBER).key());
        held.use(Secret.INDEX, 2);

        assertNotEquals(former, both.keyed(NUMBER).key());
        assertEquals(List.of(former), both.keyed(NUMBER).others());
    }

    @Test
    void aStoredRowMovesFromTheFormerKeyToTheCurrentOneWithItsNumber() throws IOException {
        PersonKey former = keys().of(NUMBER);
        Bytes sealed = Bytes.copyOf(keys().seal(NUMBER, former));
        put(Secret.INDEX, 2);
        PersonKeys both = keys();

        Numbered numbered = both.numbered(sealed, former);
        IndexTurn.Move move = numbered.moveFrom(former, 2).orElseThrow();

        PersonKey present = new PersonKey(Bytes.copyOf(move.present()));
        assertEquals(numbered.under(2).person(), present);
        assertEquals(NUMBER, both.open(Bytes.copyOf(move.sealedNumber()), present));
        assertEquals(Optional.empty(), numbered.moveFrom(present, 2));
    }

    @Test
    void whatLiesUnderAKeyThatIsNotHeldIsAnOutageAndNeverNobody() {
        assertThrows(KeyNotHeldException.class, () -> keys().requireHeld(List.of(1, 2)));
        assertThrows(KeyNotHeldException.class, () -> keys().numbered(NUMBER).under(2));
        assertEquals(Optional.of("KeyNotHeldException"), Outage.in(new KeyNotHeldException(Secret.INDEX, 2)));
    }

    private PersonKeys keys() {
        return new PersonKeys(new SecretKeys(directory));
    }

    private void put(Secret secret, int version) throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) (version * 16 + secret.ordinal()));
        Files.writeString(
                directory.resolve(SecretKeys.fileName(secret, version)),
                Base64.getEncoder().encodeToString(key));
    }
}
