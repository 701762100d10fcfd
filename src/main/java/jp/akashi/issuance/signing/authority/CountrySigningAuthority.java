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
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PrivateKeyUsagePeriod;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/// Vouches for VDS-NC signers directly below a country signing authority (CSCA), and lists those it takes back.
///
/// Signer: P-256, C=JP, health barcode purpose and document type NV, without SKI and basicConstraints.
/// Source: ICAO Doc 9303-12, 8th edition, section 7.1; Technical Report VDS-NC 1.1.
public final class CountrySigningAuthority implements SignerAuthority {
    /// Purpose "VDS-NC barcode signer". Source: ICAO Technical Report VDS-NC 1.1.
    public static final String BARCODE_SIGNER = "2.23.136.1.1.14.2";

    private static final ASN1ObjectIdentifier DOCUMENT_TYPES = new ASN1ObjectIdentifier("2.23.136.1.1.6.2");
    private static final GeneralNames JAPAN = new GeneralNames(
            new GeneralName(new X500NameBuilder().addRDN(BCStyle.L, "JPN").build()));

    private final CertificateAuthority authority;
    private final URI revocationList;

    /// An authority from its key and its self-signed certificate; signers say where its revocation list lies.
    public CountrySigningAuthority(PrivateKey key, X509Certificate certificate, URI revocationList) {
        this.authority = new CertificateAuthority(key, List.of(certificate));
        this.revocationList = revocationList;
    }

    /// A new, self-signed authority.
    public static CountrySigningAuthority create(
            String commonName, URI revocationList, Instant notBefore, Instant signsUntil, Instant notAfter) {
        KeyPair keys = EcKeys.authority();
        X500Name name = japanese().addRDN(BCStyle.CN, commonName).build();
        try {
            X509v3CertificateBuilder certificate =
                    CertificateAuthority.builder(name, name, keys.getPublic(), notBefore, notAfter);
            certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            certificate.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    CertificateAuthority.identifiers().createSubjectKeyIdentifier(keys.getPublic()));
            AuthorityKeyIdentifier itself =
                    CertificateAuthority.identifiers().createAuthorityKeyIdentifier(keys.getPublic());
            common(certificate, itself, notBefore, signsUntil, revocationList);
            return new CountrySigningAuthority(
                    keys.getPrivate(), CertificateAuthority.sign(certificate, keys.getPrivate()), revocationList);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<X509Certificate> certify(PublicKey signer, Validity validity) {
        Validity granted = validity.within(authority.notAfter());
        X500Name subject = new X500NameBuilder()
                .addRDN(BCStyle.C, "JP")
                .addRDN(BCStyle.CN, "The Digital Agency")
                .build();
        try {
            X509v3CertificateBuilder certificate =
                    authority.certificateFor(subject, signer, granted.notBefore(), granted.notAfter());
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            certificate.addExtension(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(BARCODE_SIGNER))));
            certificate.addExtension(DOCUMENT_TYPES, false, vaccination());
            common(certificate, authority.identifier(), granted.notBefore(), granted.signsUntil(), revocationList);
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

    // What signers and the authority have in common; `above` names the key of the issuing authority.
    private static void common(
            X509v3CertificateBuilder certificate,
            AuthorityKeyIdentifier above,
            Instant notBefore,
            Instant signsUntil,
            URI revocationList)
            throws GeneralSecurityException, IOException {
        certificate.addExtension(Extension.authorityKeyIdentifier, false, above);
        certificate.addExtension(Extension.privateKeyUsagePeriod, false, signing(notBefore, signsUntil));
        certificate.addExtension(Extension.issuerAlternativeName, false, JAPAN);
        certificate.addExtension(Extension.subjectAlternativeName, false, JAPAN);
        certificate.addExtension(Extension.cRLDistributionPoints, false, CertificateAuthority.listedAt(revocationList));
    }

    // PrivateKeyUsagePeriod ::= SEQUENCE { notBefore [0], notAfter [1] } (RFC 3280, section 4.2.1.4)
    private static PrivateKeyUsagePeriod signing(Instant from, Instant until) {
        return PrivateKeyUsagePeriod.getInstance(new DERSequence(new ASN1Encodable[] {
            new DERTaggedObject(false, 0, new ASN1GeneralizedTime(Date.from(from))),
            new DERTaggedObject(false, 1, new ASN1GeneralizedTime(Date.from(until)))
        }));
    }

    // DocumentTypeList ::= SEQUENCE { version INTEGER 0, SET OF PrintableString } (Doc 9303-12, section 7.1.1)
    private static DERSequence vaccination() {
        return new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), new DERSet(new DERPrintableString("NV"))});
    }

    private static X500NameBuilder japanese() {
        return new X500NameBuilder().addRDN(BCStyle.C, "JP").addRDN(BCStyle.O, "Japanese Government");
    }
}
