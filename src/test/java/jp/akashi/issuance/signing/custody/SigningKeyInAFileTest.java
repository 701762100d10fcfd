package jp.akashi.issuance.signing.custody;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import jp.akashi.issuance.signing.authority.HealthCardAuthority;
import jp.akashi.issuance.signing.authority.Validity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class SigningKeyInAFileTest implements SigningKeyContract {
    @TempDir
    Path directory;

    private DirectoryCustody custody;
    private List<X509Certificate> chain;

    @BeforeEach
    void create() {
        custody = new DirectoryCustody(directory);
        chain = certified(custody.create());
    }

    @Override
    public SigningKey key() {
        return custody.find(chain).orElseThrow();
    }

    @Test
    void isNotRemote() {
        assertFalse(key().isRemote());
    }

    @Test
    void aDestroyedKeyIsFoundNoMore() {
        custody.destroy(key().kid());

        assertTrue(custody.find(chain).isEmpty());
    }

    public static List<X509Certificate> certified(KeyPair keys) {
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        return HealthCardAuthority.create(URI.create("https://vc.example.jp/issuer"), now, now.plusSeconds(7200))
                .certify(keys.getPublic(), new Validity(now, now.plusSeconds(3600), now.plusSeconds(3600)));
    }
}
