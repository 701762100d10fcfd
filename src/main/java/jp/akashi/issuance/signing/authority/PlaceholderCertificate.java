package jp.akashi.issuance.signing.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A self-signed certificate that nobody trusts: key stores keep no private key without one.
public final class PlaceholderCertificate {
    private static final X500Name NAME = new X500Name("CN=placeholder");

    private PlaceholderCertificate() {}

    /// Signed by the key pair itself, with the provider that holds it.
    public static X509Certificate of(KeyPair keys, Provider provider) throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    NAME,
                                    BigInteger.ONE,
                                    Date.from(Instant.EPOCH),
                                    Date.from(Instant.EPOCH),
                                    NAME,
                                    keys.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA")
                                    .setProvider(provider)
                                    .build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
