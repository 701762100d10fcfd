package jp.akashi.issuance.signing.custody;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.platform.crypto.CryptoProvider;

/// Verifies signatures of one public key, a `java.security.Signature` per thread.
public final class SignatureCheck {
    private final PublicKey key;
    private final Provider provider = CryptoProvider.forSignatures(Signer.ALGORITHM);
    private final ThreadLocal<java.security.Signature> ready = ThreadLocal.withInitial(this::renewed);

    public SignatureCheck(PublicKey key) {
        this.key = key;
    }

    /// Whether the signature is by this key and over exactly these bytes.
    public boolean verifies(ToBeSigned bytes, Signature signature) {
        try {
            java.security.Signature verifier = ready.get();
            verifier.update(bytes.bytes().toArray());
            return verifier.verify(signature.rs().toArray());
        } catch (GeneralSecurityException e) {
            ready.remove();
            return false;
        }
    }

    private java.security.Signature renewed() {
        try {
            java.security.Signature verifier = java.security.Signature.getInstance(Signer.ALGORITHM, provider);
            verifier.initVerify(key);
            return verifier;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
