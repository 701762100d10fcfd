package jp.akashi.demo.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
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
    void namesTheFileThatIsNoKey() throws IOException {
        Files.writeString(directory.resolve("card-issuer.pem"), "no key");
        CardKeyDirectory keys = new CardKeyDirectory(directory);

        assertThrows(IllegalStateException.class, () -> keys.named("card-issuer"));
    }
}
