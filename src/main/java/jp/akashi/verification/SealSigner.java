package jp.akashi.verification;

import java.io.IOException;
import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.vocabulary.Bytes;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PrivateKeyUsagePeriod;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/// A VDS-NC barcode signer as its certificate describes it; nobody has checked who certified it.
///
/// Source: ICAO Doc 9303-12, section 7.1; Technical Report VDS-NC 1.1.
final class SealSigner {
    private static final KeyPurposeId BARCODE_SIGNER =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("2.23.136.1.1.14.2"));
    private static final ASN1ObjectIdentifier DOCUMENT_TYPES = new ASN1ObjectIdentifier("2.23.136.1.1.6.2");
    private static final String VACCINATION = "NV";
    private static final int COORDINATE = 32;
    private static final int UNCOMPRESSED = 4;
    private static final Map<String, String> STATES = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    code -> code, code -> Locale.of("", code).getISO3Country()));

    private final Bytes encoded;
    private final X509CertificateHolder certificate;
    private final VerificationKey key;
    private final boolean forVaccinations;
    private final String state;
    private final Optional<Instant> signsUntil;
    private final Optional<Bytes> authorityKey;
    private final Term term;

    // Everything is read at once: the library's own reading is lazy, and would fail later on a broken extension.
    private SealSigner(Bytes encoded) throws IOException {
        this.encoded = encoded;
        certificate = new X509CertificateHolder(encoded.toArray());
        key = key(certificate);
        forVaccinations = hasPurpose() && hasDocumentType();
        state = state(certificate);
        signsUntil = signsUntil(certificate.getExtensions());
        authorityKey = authorityKey(certificate.getExtensions());
        term = TrustedAuthority.term(certificate);
    }

    /// Reads DER. No proof when it is no certificate of a key on P-256.
    static SealSigner read(Bytes der) {
        try {
            return new SealSigner(der);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new NoProof(Reason.MALFORMED);
        }
    }

    Bytes encoded() {
        return encoded;
    }

    X509CertificateHolder certificate() {
        return certificate;
    }

    BigInteger serialNumber() {
        return certificate.getSerialNumber();
    }

    VerificationKey key() {
        return key;
    }

    Term term() {
        return term;
    }

    /// The identifier of the key above.
    Optional<Bytes> authorityKey() {
        return authorityKey;
    }

    /// Whether it is for barcodes, and among them for proofs of vaccination.
    boolean isForVaccinations() {
        return forVaccinations;
    }

    /// Whether its country is the one that the seal names, by three letters.
    boolean maySignFor(String issuingState) {
        return state.equals(issuingState);
    }

    /// The end of the time in which the key was to sign, where the certificate says it.
    Optional<Instant> signsUntil() {
        return signsUntil;
    }

    // The point alone, whatever the certificate says of its curve: a point that is not on P-256 is refused.
    private static VerificationKey key(X509CertificateHolder certificate) {
        Bytes point = Bytes.copyOf(
                certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets());
        if (point.length() != 2 * COORDINATE + 1 || point.at(0) != UNCOMPRESSED) {
            throw new NoProof(Reason.MALFORMED);
        }
        Bytes x = point.slice(1, 1 + COORDINATE);
        Bytes y = point.slice(1 + COORDINATE, point.length());
        return VerificationKey.of(new Jwk(x, y, List.of(), Optional.empty()));
    }

    private boolean hasPurpose() {
        Extensions extensions = certificate.getExtensions();
        ExtendedKeyUsage usage = extensions == null ? null : ExtendedKeyUsage.fromExtensions(extensions);
        return usage != null && usage.hasKeyPurposeId(BARCODE_SIGNER);
    }

    // DocumentTypeList ::= SEQUENCE { version, SET OF PrintableString } (Doc 9303-12, section 7.1.1)
    private boolean hasDocumentType() {
        Extension list = certificate.getExtension(DOCUMENT_TYPES);
        if (list == null) {
            return false;
        }
        ASN1Set types = ASN1Set.getInstance(
                ASN1Sequence.getInstance(list.getParsedValue()).getObjectAt(1));
        return StreamSupport.stream(types.spliterator(), false)
                .anyMatch(type ->
                        type instanceof ASN1String text && text.getString().equals(VACCINATION));
    }

    // A country in two letters; the empty text for a certificate without one, which no seal names.
    private static String state(X509CertificateHolder certificate) {
        RDN[] countries = certificate.getSubject().getRDNs(BCStyle.C);
        return countries.length == 1
                ? STATES.getOrDefault(
                        IETFUtils.valueToString(countries[0].getFirst().getValue())
                                .toUpperCase(Locale.ROOT),
                        "")
                : "";
    }

    private static Optional<Bytes> authorityKey(@Nullable Extensions extensions) {
        AuthorityKeyIdentifier named = extensions == null ? null : AuthorityKeyIdentifier.fromExtensions(extensions);
        byte[] identifier = named == null ? null : named.getKeyIdentifierOctets();
        return identifier == null ? Optional.empty() : Optional.of(Bytes.copyOf(identifier));
    }

    private static Optional<Instant> signsUntil(@Nullable Extensions extensions) {
        Extension period = extensions == null ? null : extensions.getExtension(Extension.privateKeyUsagePeriod);
        if (period == null) {
            return Optional.empty();
        }
        ASN1GeneralizedTime end =
                PrivateKeyUsagePeriod.getInstance(period.getParsedValue()).getNotAfter();
        try {
            return end == null ? Optional.empty() : Optional.of(end.getDate().toInstant());
        } catch (ParseException e) {
            throw new NoProof(Reason.MALFORMED);
        }
    }
}
