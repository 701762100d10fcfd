package jp.akashi.issuance.signing.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority's key and its certificate chain, own certificate first; signs what the profiles build.
final class CertificateAuthority {
    static final String ALGORITHM = "SHA384withECDSA";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 64;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    CertificateAuthority(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
        if (certificate().getExtensionValue("2.5.29.14") == null) {
            throw new IllegalArgumentException("an authority's certificate names its key (SKI)");
        }
    }

    List<X509Certificate> chain() {
        return chain;
    }

    PrivateKey key() {
        return key;
    }

    Instant notAfter() {
        return certificate().getNotAfter().toInstant();
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The name as the certificate encodes it, byte for byte: verifiers compare encodings.
    X500Name name() {
        return holder().getSubject();
    }

    X509v3CertificateBuilder certificateFor(X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {
        return builder(name(), subject, key, notBefore, notAfter);
    }

    static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant notBefore, Instant notAfter) {
        return new JcaX509v3CertificateBuilder(
                issuer, serial(), Date.from(notBefore), Date.from(notAfter), subject, key);
    }

    List<X509Certificate> sign(X509v3CertificateBuilder certificate)
            throws GeneralSecurityException, OperatorCreationException {
        List<X509Certificate> signed = new ArrayList<>();
        signed.add(sign(certificate, key));
        signed.addAll(chain);
        return List.copyOf(signed);
    }

    /// The list of certificates taken back (serial number and when), in the order of the map.
    X509CRL revoke(Map<BigInteger, Instant> revoked, long number, Instant thisUpdate, Instant nextUpdate) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(name(), Date.from(thisUpdate));
            list.setNextUpdate(Date.from(nextUpdate));
            revoked.forEach((serial, at) -> list.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            list.addExtension(Extension.authorityKeyIdentifier, false, identifier());
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            return new JcaX509CRLConverter().getCRL(list.build(signer(key)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where verifiers find that list.
    static CRLDistPoint listedAt(URI revocationList) {
        GeneralName place = new GeneralName(GeneralName.uniformResourceIdentifier, revocationList.toString());
        DistributionPoint point = new DistributionPoint(new DistributionPointName(new GeneralNames(place)), null, null);
        return new CRLDistPoint(new DistributionPoint[] {point});
    }

    static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        X509CertificateHolder signed = certificate.build(signer(key));
        return new JcaX509CertificateConverter().getCertificate(signed);
    }

    /// How certificates and lists signed here name their signer: by its SKI, and by nothing else.
    AuthorityKeyIdentifier identifier() {
        SubjectKeyIdentifier own = SubjectKeyIdentifier.fromExtensions(holder().getExtensions());
        return new AuthorityKeyIdentifier(own.getKeyIdentifier());
    }

    private X509CertificateHolder holder() {
        try {
            return new JcaX509CertificateHolder(certificate());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static JcaX509ExtensionUtils identifiers() throws GeneralSecurityException {
        return new JcaX509ExtensionUtils();
    }

    // At least 64 random bits, never negative, never short (RFC 5280, section 4.1.2.2).
    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS);
    }

    private static ContentSigner signer(PrivateKey key) throws OperatorCreationException {
        return new JcaContentSignerBuilder(ALGORITHM).build(key);
    }
}
