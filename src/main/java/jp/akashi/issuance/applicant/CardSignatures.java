package jp.akashi.issuance.applicant;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import jp.akashi.platform.crypto.CryptoProvider;
import jp.akashi.vocabulary.Bytes;

/// The one signature of cards: RSASSA-PKCS1-v1_5 with SHA-256 and keys of 2048 bits. Source: RFC 8017, section 8.2.
final class CardSignatures {
    static final int LENGTH = 256;

    private static final String ALGORITHM = "SHA256withRSA";

    private final Provider provider;
    private final KeyFactory keys;

    CardSignatures() {
        provider = CryptoProvider.forSignatures(ALGORITHM);
        try {
            keys = KeyFactory.getInstance("RSA", provider);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a provider of RSA signatures without RSA keys", e);
        }
    }

    /// The key in the provider's own form; empty when the provider thinks that no key has such a modulus.
    Optional<PublicKey> key(RSAPublicKeySpec numbers) {
        try {
            return Optional.of(keys.generatePublic(numbers));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        }
    }

    boolean isBy(PublicKey key, Bytes signed, Bytes signature) {
        try {
            Signature verification = Signature.getInstance(ALGORITHM, provider);
            verification.initVerify(key);
            verification.update(signed.toArray());
            return verification.verify(signature.toArray());
        } catch (SignatureException | InvalidKeyException e) {
            return false; // providers differ in whether such bytes are wrong or unthinkable; here they are wrong
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider no longer knows " + ALGORITHM, e);
        }
    }
}
