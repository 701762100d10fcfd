package jp.akashi.issuance.signing.custody;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.issuance.signing.authority.EcKeys;
import jp.akashi.platform.crypto.CryptoProvider;

/// A signing key as `LocalSigningKey` uses it, without a certificate.
public final class LoadKey {
    private final KeyPair keys = EcKeys.signer();
    private final Signer signer;

    public LoadKey() {
        Provider provider = CryptoProvider.forSignatures(Signer.ALGORITHM);
        try {
            signer = new Signer(
                    KeyFactory.getInstance("EC", provider)
                            .generatePrivate(new PKCS8EncodedKeySpec(keys.getPrivate().getEncoded())),
                    provider);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public Signature sign(ToBeSigned bytes) {
        return signer.sign(bytes);
    }

    public SignatureCheck check() {
        return new SignatureCheck(keys.getPublic());
    }

    public String kid() {
        return KeyIdentifier.of(keys.getPublic());
    }
}
