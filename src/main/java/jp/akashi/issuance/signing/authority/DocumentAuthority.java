package jp.akashi.issuance.signing.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Vouches for the keys that seal documents: a root whose signers may do nothing else.
///
/// Signer: P-256, digitalSignature and nonRepudiation, purpose id-kp-documentSigning, and id-kp-emailProtection for
/// readers that know no purpose but that (those built on NSS). Source: RFC 9336; RFC 5280.
public final class DocumentAuthority implements SignerAuthority {
    private static final String SUBJECT = "C=JP,O=Akashi,CN=Akashi Document Seal";
    private static final KeyPurposeId[] PURPOSES = {
        KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36")), KeyPurposeId.id_kp_emailProtection
    };

    private final CertificateAuthority authority;
    private final URI revocationList;

    /// An authority from its key and its chain (own certificate first, root last); signers say where its list lies.
    public DocumentAuthority(PrivateKey key, List<X509Certificate> chain, URI revocationList) {
        this.authority = new CertificateAuthority(key, chain);
        this.revocationList = revocationList;
    }

    /// A new root.
    public static DocumentAuthority create(String commonName, URI revocationList, Instant notBefore, Instant notAfter) {
        try {
            KeyPair keys = EcKeys.authority();
            X500Name name = new X500Name("C=JP,O=Akashi,CN=" + commonName);
            X509v3CertificateBuilder certificate =
                    CertificateAuthority.builder(name, name, keys.getPublic(), notBefore, notAfter);
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            certificate.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    CertificateAuthority.identifiers().createSubjectKeyIdentifier(keys.getPublic()));
            return new DocumentAuthority(
                    keys.getPrivate(),
                    List.of(CertificateAuthority.sign(certificate, keys.getPrivate())),
                    revocationList);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<X509Certificate> certify(PublicKey signer, Validity validity) {
        Validity granted = validity.within(authority.notAfter());
        try {
            X509v3CertificateBuilder certificate =
                    authority.certificateFor(new X500Name(SUBJECT), signer, granted.notBefore(), granted.notAfter());
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            certificate.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            certificate.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(PURPOSES));
            certificate.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    CertificateAuthority.identifiers().createSubjectKeyIdentifier(signer));
            certificate.addExtension(Extension.authorityKeyIdentifier, false, authority.identifier());
            certificate.addExtension(
                    Extension.cRLDistributionPoints, false, CertificateAuthority.listedAt(revocationList));
            return authority.sign(certificate);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The list of signer certificates taken back (serial number and when), in the order of the map.
    public X509CRL revoke(Map<BigInteger, Instant> revoked, long number, Instant thisUpdate, Instant nextUpdate) {
        return authority.revoke(revoked, number, thisUpdate, nextUpdate);
    }

    @Override
    public List<X509Certificate> chain() {
        return authority.chain();
    }

    /// The authority's key, for the ceremony that stores it.
    public PrivateKey key() {
        return authority.key();
    }
}
