package jp.akashi.issuance.signing.authority;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Vouches for SMART Health Card signers: root → CA → signer, the issuer URL as the signer's first alternative name.
///
/// Signer: P-256, no CA, digitalSignature only. Source: SMART Health Cards 1.4.0, "Determining keys associated with
/// an issuer"; RFC 5280.
public final class HealthCardAuthority implements SignerAuthority {
    private final CertificateAuthority authority;
    private final URI issuer;

    /// An authority from its key and its chain (own certificate first, root last).
    public HealthCardAuthority(PrivateKey key, List<X509Certificate> chain, URI issuer) {
        this.authority = new CertificateAuthority(key, chain);
        this.issuer = issuer;
    }

    /// A new root and a CA under it. Of the two keys only the CA's is kept: the root signs once.
    public static HealthCardAuthority create(URI issuer, Instant notBefore, Instant notAfter) {
        try {
            CertificateAuthority root = root(issuer.getHost() + " Root CA", notBefore, notAfter);
            KeyPair keys = EcKeys.authority();
            X509v3CertificateBuilder certificate =
                    root.certificateFor(named(issuer.getHost() + " CA"), keys.getPublic(), notBefore, notAfter);
            asAuthority(certificate, new BasicConstraints(0), keys.getPublic());
            certificate.addExtension(Extension.authorityKeyIdentifier, false, root.identifier());
            return new HealthCardAuthority(keys.getPrivate(), root.sign(certificate), issuer);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<X509Certificate> certify(PublicKey signer, Validity validity) {
        Validity granted = validity.within(authority.notAfter());
        try {
            X509v3CertificateBuilder certificate = authority.certificateFor(
                    named(issuer.getHost() + " Issuer"), signer, granted.notBefore(), granted.notAfter());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            certificate.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    CertificateAuthority.identifiers().createSubjectKeyIdentifier(signer));
            certificate.addExtension(Extension.authorityKeyIdentifier, false, authority.identifier());
            certificate.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, issuer.toString())));
            return authority.sign(certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<X509Certificate> chain() {
        return authority.chain();
    }

    /// The authority's key, for the ceremony that stores it.
    public PrivateKey key() {
        return authority.key();
    }

    private static CertificateAuthority root(String name, Instant notBefore, Instant notAfter)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair keys = EcKeys.authority();
        X509v3CertificateBuilder certificate =
                CertificateAuthority.builder(named(name), named(name), keys.getPublic(), notBefore, notAfter);
        asAuthority(certificate, new BasicConstraints(true), keys.getPublic());
        return new CertificateAuthority(
                keys.getPrivate(), List.of(CertificateAuthority.sign(certificate, keys.getPrivate())));
    }

    private static void asAuthority(X509v3CertificateBuilder certificate, BasicConstraints depth, PublicKey key)
            throws GeneralSecurityException, IOException {
        certificate.addExtension(Extension.basicConstraints, true, depth);
        certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        certificate.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                CertificateAuthority.identifiers().createSubjectKeyIdentifier(key));
    }

    private static X500Name named(String commonName) {
        return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    }
}
