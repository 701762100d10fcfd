package jp.akashi.demo.card;

import java.security.PrivateKey;
import jp.akashi.issuance.applicant.CardProof;
import jp.akashi.vocabulary.Bytes;

/// One simulated Individual Number Card: the files a reader gets after the PIN, and the key that never leaves it.
public final class SimulatedCard {
    private final Bytes individualNumber;
    private final Bytes attributes;
    private final Bytes integrity;
    private final Bytes certificate;
    private final Bytes signingKey;
    private final PrivateKey key;

    SimulatedCard(
            Bytes individualNumber,
            Bytes attributes,
            Bytes integrity,
            Bytes certificate,
            Bytes signingKey,
            PrivateKey key) {
        this.individualNumber = individualNumber;
        this.attributes = attributes;
        this.integrity = integrity;
        this.certificate = certificate;
        this.signingKey = signingKey;
        this.key = key;
    }

    /// Signs as the card does: RSASSA-PKCS1-v1_5 with SHA-256, 256 bytes.
    public Bytes sign(Bytes challenge) {
        return RsaKeys.sign(key, challenge);
    }

    /// Everything a reader sends for a challenge of 32 bytes.
    public CardProof prove(Bytes challenge) {
        return new CardProof(
                challenge, individualNumber, attributes, integrity, certificate, signingKey, sign(challenge));
    }
}
