package jp.akashi.verification;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.interfaces.ECPublicKey;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.platform.crypto.CryptoProvider;

/// A public key on the named curve P-256 with its identifier: checks ES256 signatures. Thread-safe.
///
/// Explicit curve parameters of a certificate are not believed: only the point is taken over.
record VerificationKey(String kid, ECPublicKey key) {
    /// ECDSA over r‖s. Source: IEEE P1363; RFC 7518, section 3.4.
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private static final Provider PROVIDER = CryptoProvider.forSignatures(ALGORITHM);

    static VerificationKey of(Jwk key) {
        return new VerificationKey(key.kid(), key.publicKey());
    }

    boolean verifies(ToBeSigned signed, Signature signature) {
        try {
            java.security.Signature check = java.security.Signature.getInstance(ALGORITHM, PROVIDER);
            check.initVerify(key);
            check.update(signed.bytes().toArray());
            return check.verify(signature.rs().toArray());
        } catch (GeneralSecurityException e) {
            return false; // r or s out of range
        }
    }
}
