package jp.akashi.issuance.signing.custody;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;

/// Makes signatures with one private key of one provider, a `java.security.Signature` per thread.
final class Signer {
    /// ECDSA whose result is r‖s at once. Source: IEEE P1363.
    static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final PrivateKey key;
    private final Provider provider;
    private final ThreadLocal<java.security.Signature> ready = ThreadLocal.withInitial(this::renewed);

    Signer(PrivateKey key, Provider provider) {
        this.key = key;
        this.provider = provider;
    }

    Signature sign(ToBeSigned bytes) {
        try {
            java.security.Signature signature = ready.get();
            signature.update(bytes.bytes().toArray());
            return new Signature(Bytes.copyOf(signature.sign()));
        } catch (GeneralSecurityException | RuntimeException e) {
            // Half-fed bytes must never become part of the next signature.
            ready.remove();
            throw new SigningFailedException(e);
        }
    }

    private java.security.Signature renewed() {
        try {
            java.security.Signature signature = java.security.Signature.getInstance(ALGORITHM, provider);
            signature.initSign(key);
            return signature;
        } catch (GeneralSecurityException e) {
            throw new SigningFailedException(e);
        }
    }
}
