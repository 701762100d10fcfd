package jp.akashi.issuance.signing.custody;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import jp.akashi.certificate.trust.Jwk;

/// The `kid` of a public key: base64url of the SHA-256 JWK thumbprint. Source: RFC 7638.
public final class KeyIdentifier {
    private KeyIdentifier() {}

    /// Refuses a key that is not on P-256.
    public static String of(PublicKey key) {
        if (!(key instanceof ECPublicKey ec)) {
            throw new IllegalArgumentException("signing keys are on P-256, not " + key.getAlgorithm());
        }
        return Jwk.of(ec).kid();
    }
}
