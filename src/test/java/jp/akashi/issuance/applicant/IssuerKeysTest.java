package jp.akashi.issuance.applicant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.PublicKey;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private final PublicKey authority = Cards.AUTHORITY_KEYS.getPublic();
    private final IssuerKeys keys = new IssuerKeys(new CardSignatures());
    private final IssuerCertificate certificate = IssuerCertificate.parse(
                    Cards.CARD.prove(Cards.CHALLENGE).certificate())
            .orElseThrow();

    @Test
    void keepsACertificateOnceItIsVerified() {
        Optional<PublicKey> first = keys.find(certificate, authority);
        Optional<PublicKey> second = keys.find(certificate, authority);

        assertEquals(1, keys.size());
        assertTrue(first.isPresent());
        assertEquals(first, second);
    }

    @Test
    void keepsNothingThatFailed() {
        IssuerCertificate forged = new IssuerCertificate(
                certificate.authorityKeyId(),
                certificate.issuerKey(),
                certificate.body(),
                Cards.flipped(certificate.signature(), 0));

        assertEquals(Optional.empty(), keys.find(forged, authority));
        assertEquals(0, keys.size());
    }

    @Test
    void staysBoundedHoweverManyCertificatesCome() {
        for (int i = 0; i < 1_500; i++) {
            Bytes body = Bytes.ofUtf8("certificate " + i);
            keys.find(
                    new IssuerCertificate(
                            certificate.authorityKeyId(), certificate.issuerKey(), body, Cards.CARD.sign(body)),
                    Cards.CARD_KEYS.getPublic());
        }

        assertEquals(500, keys.size());
    }
}
