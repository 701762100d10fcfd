package jp.akashi.issuance.signing.document;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.vocabulary.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A detached CMS signature, ECDSA with SHA-256, made in two steps so that any key, also a remote one, can sign it.
///
/// No signing time among its attributes: a PDF says it elsewhere. Source: RFC 5652; RFC 5035; ETSI EN 319 122-1.
final class CmsSeal {
    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final List<Certificate> chain;
    private final ASN1Set attributes;

    private CmsSeal(List<Certificate> chain, ASN1Set attributes) {
        this.chain = chain;
        this.attributes = attributes;
    }

    /// A seal over content with this SHA-256, by the chain's first certificate.
    static CmsSeal over(Bytes contentDigest, List<X509Certificate> chain) {
        List<Certificate> certificates = chain.stream()
                .map(certificate -> Certificate.getInstance(der(certificate)))
                .toList();
        ESSCertIDv2 signer = new ESSCertIDv2(sha256(der(chain.getFirst())));
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(contentDigest.toArray())));
        attributes.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(signer)));
        return new CmsSeal(certificates, new DERSet(attributes));
    }

    ToBeSigned toBeSigned() {
        try {
            return new ToBeSigned(Bytes.copyOf(attributes.getEncoded(ASN1Encoding.DER)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The finished message in DER.
    byte[] with(Signature signature) {
        SignerInfo signer = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(chain.getFirst())),
                SHA_256,
                attributes,
                ECDSA,
                new DEROctetString(encoded(signature)),
                null);
        SignedData data = new SignedData(
                new DERSet(SHA_256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                new BERSet(chain.toArray(ASN1Encodable[]::new)),
                null,
                new DERSet(signer));
        try {
            return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private static byte[] encoded(Signature signature) {
        byte[] rs = signature.rs().toArray();
        int half = rs.length / 2;
        ASN1EncodableVector numbers = new ASN1EncodableVector();
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOf(rs, half))));
        numbers.add(new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(rs, half, rs.length))));
        try {
            return new DERSequence(numbers).getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
