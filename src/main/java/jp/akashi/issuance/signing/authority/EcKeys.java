package jp.akashi.issuance.signing.authority;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/// Fresh key pairs on the curves this house uses: P-256 for signers, P-384 for authorities. Source: FIPS 186-5.
public final class EcKeys {
    private EcKeys() {}

    /// A key pair that signs certificates of vaccination (ES256).
    public static KeyPair signer() {
        return onCurve("secp256r1");
    }

    static KeyPair authority() {
        return onCurve("secp384r1");
    }

    private static KeyPair onCurve(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
