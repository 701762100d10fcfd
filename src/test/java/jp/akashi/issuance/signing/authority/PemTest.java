package jp.akashi.issuance.signing.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
    @TempDir
    Path directory;

    @Test
    void aKeyFileIsForItsOwnerAlone() throws Exception {
        Path file = directory.resolve("a.key.pem");

        Pem.write(file, EcKeys.signer().getPrivate());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void readsTheKeyItWrote() throws Exception {
        Path file = directory.resolve("a.key.pem");
        PrivateKey key = EcKeys.signer().getPrivate();

        Pem.write(file, key);

        assertEquals(key, Pem.key(file, KeyFactory.getInstance("EC")));
        assertTrue(Files.readString(file).startsWith("-----BEGIN PRIVATE KEY-----\n"), "RFC 7468, section 10");
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws Exception {
        Path file = directory.resolve("a.key.pem");
        Pem.write(file, EcKeys.signer().getPrivate());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThrows(IllegalStateException.class, () -> Pem.key(file, KeyFactory.getInstance("EC")));
    }

    @Test
    void refusesAFileThatIsNoKey() throws Exception {
        Path file = directory.resolve("a.key.pem");
        Files.writeString(file, "no key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThrows(IllegalStateException.class, () -> Pem.key(file, KeyFactory.getInstance("EC")));
    }

    @Test
    void keepsAChainInItsOrder() {
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        HealthCardAuthority authority =
                HealthCardAuthority.create(URI.create("https://vc.example.jp/issuer"), now, now.plusSeconds(3600));

        assertEquals(authority.chain(), Pem.chain(Pem.of(authority.chain())));
    }
}
