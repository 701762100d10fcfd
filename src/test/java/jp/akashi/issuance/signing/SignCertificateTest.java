package jp.akashi.issuance.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.custody.DirectoryCustody;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.issuance.signing.custody.SigningKeyInAFileTest;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignCertificateTest {
    private static final ToBeSigned BYTES = new ToBeSigned(Bytes.ofUtf8("header.payload"));

    @TempDir
    Path directory;

    private SigningKey good;
    private SigningKey other;

    @BeforeEach
    void keys() {
        DirectoryCustody custody = new DirectoryCustody(directory);
        good = custody.find(SigningKeyInAFileTest.certified(custody.create())).orElseThrow();
        other = custody.find(SigningKeyInAFileTest.certified(custody.create())).orElseThrow();
    }

    @Test
    void aGoodSignaturePasses() {
        Signature signature = signed(new SignCertificate(1), good);

        assertTrue(new SignatureCheck(good.certificate().getPublicKey()).verifies(BYTES, signature));
    }

    @Test
    void theFirstSignatureOfAKeyIsVerifiedAtAnyRate() {
        SignCertificate sign = new SignCertificate(0);

        assertThrows(SignatureMismatchException.class, () -> signed(sign, new Swapped(good, other, false)));
    }

    @Test
    void everySignatureIsVerifiedAtFullRate() {
        SignCertificate sign = new SignCertificate(1);
        signed(sign, good);

        assertThrows(SignatureMismatchException.class, () -> signed(sign, new Swapped(good, other, false)));
    }

    @Test
    void everySignatureOfARemoteKeyIsVerifiedAtAnyRate() {
        SignCertificate sign = new SignCertificate(0);
        signed(sign, good);

        assertThrows(SignatureMismatchException.class, () -> signed(sign, new Swapped(good, other, true)));
    }

    @Test
    void aProvenLocalKeyIsTrustedAtRateZero() {
        SignCertificate sign = new SignCertificate(0);
        signed(sign, good);

        assertEquals(64, signed(sign, new Swapped(good, other, false)).rs().length());
    }

    @Test
    void aKeyThatFailedItsFirstUseIsNotProvenByIt() {
        SignCertificate sign = new SignCertificate(0);

        assertThrows(SignatureMismatchException.class, () -> signed(sign, new Swapped(good, other, false)));
        assertThrows(SignatureMismatchException.class, () -> signed(sign, new Swapped(good, other, false)));
    }

    private static Signature signed(SignCertificate sign, SigningKey key) {
        return sign.sign(key, BYTES).await().atMost(Duration.ofSeconds(5));
    }

    /// A key that presents one certificate and signs with another key.
    private record Swapped(SigningKey face, SigningKey hand, boolean isRemote) implements SigningKey {
        @Override
        public String kid() {
            return face.kid();
        }

        @Override
        public List<X509Certificate> chain() {
            return face.chain();
        }

        @Override
        public Uni<Signature> sign(ToBeSigned bytes) {
            return hand.sign(bytes);
        }
    }
}
