package jp.akashi.certificate;

import java.security.GeneralSecurityException;
import java.security.PublicKey;

/// ES256 verification by the JDK, for samples that others signed.
public final class Es256 {
    private Es256() {}

    public static boolean verifies(PublicKey key, ToBeSigned signed, Signature signature) {
        try {
            var verifier = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update(signed.bytes().toArray());
            return verifier.verify(signature.rs().toArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
