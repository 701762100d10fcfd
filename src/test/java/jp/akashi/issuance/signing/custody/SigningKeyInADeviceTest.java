package jp.akashi.issuance.signing.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs where SoftHSM2 is installed.
class SigningKeyInADeviceTest implements SigningKeyContract {
    @TempDir
    static Path directory;

    private static DeviceCustody custody;
    private static List<X509Certificate> chain;

    @BeforeAll
    static void open() throws Exception {
        custody = SoftDevice.open(directory);
        chain = SigningKeyInAFileTest.certified(custody.create());
    }

    @Override
    public SigningKey key() {
        return custody.find(chain).orElseThrow();
    }

    @Test
    void isRemote() {
        assertTrue(key().isRemote());
    }

    @Test
    void neverLetsThePrivateKeyOut() {
        KeyPair keys = custody.create();

        assertEquals(null, keys.getPrivate().getEncoded());
    }

    @Test
    void aDestroyedKeyIsFoundNoMore() {
        List<X509Certificate> other = SigningKeyInAFileTest.certified(custody.create());

        custody.destroy(KeyIdentifier.of(other.getFirst().getPublicKey()));

        assertTrue(custody.find(other).isEmpty());
        assertTrue(custody.find(chain).isPresent());
    }

    @Test
    void aKeyMadeByAnotherNodeIsFound() throws Exception {
        DeviceCustody other = SoftDevice.again(directory);

        List<X509Certificate> made = SigningKeyInAFileTest.certified(custody.create());

        assertTrue(other.find(made).isPresent());
    }

    @Test
    void aDeviceThatDoesNotAnswerFailsAtTheDeadline() {
        SigningKey stuck = new Pkcs11SigningKey(chain, null, null, task -> {}, Duration.ofMillis(20));

        assertThrows(
                SigningFailedException.class,
                () -> stuck.sign(new ToBeSigned(Bytes.ofUtf8("a.b"))).await().atMost(Duration.ofSeconds(5)));
    }
}
