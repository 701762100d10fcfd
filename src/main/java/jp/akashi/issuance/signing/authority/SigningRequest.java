package jp.akashi.issuance.signing.authority;

import java.io.IOException;
import java.security.KeyPair;
import java.security.Provider;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/// Asks an authority elsewhere to certify a key. Source: PKCS#10 (RFC 2986).
public final class SigningRequest {
    private SigningRequest() {}

    /// The request in PEM; the subject is what we suggest, such as `C=JP,CN=The Digital Agency`.
    public static String of(KeyPair keys, Provider provider, String subject) {
        try {
            return Pem.of(
                    "CERTIFICATE REQUEST",
                    new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(provider)
                                    .build(keys.getPrivate()))
                            .getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
