package jp.akashi.demo.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.LocalDate;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.issuance.applicant.CardVerification;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardKeyDirectoryTest {
    @TempDir
    Path directory;

    @Test
    void findsAgainTheKeysItMade() throws IOException {
        KeyPair made = new CardKeyDirectory(directory.resolve("keys")).named("card-authority");
        KeyPair found = new CardKeyDirectory(directory.resolve("keys")).named("card-authority");

        assertEquals(made.getPublic(), found.getPublic());
        assertEquals(made.getPrivate(), found.getPrivate());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(directory.resolve("keys/card-authority.pem")));
    }

    @Test
    void aCardMadeBeforeARestartIsAcceptedAfterIt() {
        SimulatedCardAuthority before = SimulatedCardAuthority.of(new CardKeyDirectory(directory));
        SimulatedCardAuthority after = SimulatedCardAuthority.of(new CardKeyDirectory(directory));
        CardHolder hanako = CardHolder.of("123456789018", "大田　花子", "東京都大田区蒲田５－１３－１４", LocalDate.of(1985, 4, 5), '2');

        CardProof proof = before.issue(hanako).prove(Bytes.ofHex("00".repeat(32)));

        assertInstanceOf(Outcome.Granted.class, new CardVerification(after.trustAnchors()).verify(proof));
        assertInstanceOf(
                Outcome.Refused.class,
                new CardVerification(SimulatedCardAuthority.create().trustAnchors()).verify(proof));
    }

    @Test
    void namesTheFileThatIsNoKey() throws IOException {
        Files.writeString(directory.resolve("card-issuer.pem"), "no key");
        CardKeyDirectory keys = new CardKeyDirectory(directory);

        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> keys.named("card-issuer"));
        assertTrue(failure.getMessage().contains("card-issuer.pem"));
    }
}
