package jp.akashi.issuance;

import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.ShcMatch;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsMatch;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.certificate.vdsnc.VdsReading;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.issuance.ledger.LedgerRow;
import jp.akashi.issuance.ledger.SealedContent;
import jp.akashi.issuance.signing.PublishedKey;
import jp.akashi.issuance.signing.SigningKeys;
import jp.akashi.issuance.signing.custody.SignatureCheck;
import jp.akashi.vocabulary.CertificateUse;

/// Verifies a stored certificate as if it had just been signed: opens it, decodes each barcode, checks the signature
/// with a key of ours, and compares every field, the number and the person with what stands beside it.
///
/// Answers what differs, by name of the field and without values, or nothing.
@Singleton
public final class ReverifyCertificate {
    private static final int SERIAL = 6;

    private final SealedContent content;
    private final SigningKeys keys;
    private final Rids rids;
    private final Map<String, SignatureCheck> checks = new ConcurrentHashMap<>();

    ReverifyCertificate(SealedContent content, SigningKeys keys, Rids rids) {
        this.content = content;
        this.keys = keys;
        this.rids = rids;
    }

    public Optional<String> difference(LedgerRow row) {
        try {
            IssuedCertificate issued = content.open(row.number(), row.content().toArray());
            return belongs(row, issued.certificate()).or(() -> barcodes(row, issued));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.of("the content does not open");
        }
    }

    private static Optional<String> belongs(LedgerRow row, Certificate certificate) {
        if (!row.ofResident()) {
            return Optional.of("person");
        }
        boolean same = certificate.number().written().equals(row.number())
                && certificate.municipality().code().digits().equals(row.municipality())
                && certificate.use().name().equals(row.use())
                && certificate.issuedAt().equals(row.issuedAt());
        return same ? Optional.empty() : Optional.of("number, municipality, use or time");
    }

    private Optional<String> barcodes(LedgerRow row, IssuedCertificate issued) {
        List<Format> expected = issued.certificate().use() == CertificateUse.DOMESTIC
                ? List.of(Format.SMART_HEALTH_CARD)
                : List.of(Format.SMART_HEALTH_CARD, Format.ICAO_VDS_NC);
        if (!issued.barcodes().stream().map(Barcode::format).toList().equals(expected)) {
            return Optional.of("formats");
        }
        return issued.barcodes().stream()
                .map(barcode -> difference(row, barcode, issued.certificate()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> difference(LedgerRow row, Barcode barcode, Certificate certificate) {
        return switch (barcode.format()) {
            case SMART_HEALTH_CARD -> card(row, barcode, certificate);
            case ICAO_VDS_NC -> seal(barcode, certificate);
        };
    }

    private Optional<String> card(LedgerRow row, Barcode barcode, Certificate certificate) {
        String jws = barcode.jws().orElse("");
        if (!(SmartHealthCard.read(jws) instanceof ShcReading.Decoded card)) {
            return Optional.of("the card cannot be read");
        }
        Rid rid = rids.of(certificate.number(), row.shcKid());
        if (!rid.written().equals(row.shcRid())) {
            return Optional.of("rid");
        }
        // The issuer's address may have changed over the years: what counts is whose key signed it.
        CardIssuer issuer = new CardIssuer(card.content().issuer(), row.shcKid());
        return signature(find(row.shcKid(), Format.SMART_HEALTH_CARD), card.signed(), card.signature(), certificate)
                .or(() -> ShcMatch.difference(new SignedCard(jws, barcode.text()), certificate, issuer, rid));
    }

    private Optional<String> seal(Barcode barcode, Certificate certificate) {
        if (!(VdsNc.read(barcode.text()) instanceof VdsReading.Decoded seal)) {
            return Optional.of("the seal cannot be read");
        }
        Optional<PublishedKey> signer = keys.known().stream()
                .filter(key -> key.format() == Format.ICAO_VDS_NC)
                .filter(key -> SealCertificate.encoded(key.chain().getFirst()).equals(seal.signerCertificate()))
                .findFirst();
        return signature(signer, seal.signed(), seal.signature(), certificate)
                .or(() -> VdsMatch.difference(
                        new SignedVds(barcode.text()), certificate, serial(seal), seal.signerCertificate()));
    }

    private Optional<PublishedKey> find(String kid, Format format) {
        return keys.known().stream()
                .filter(key -> key.format() == format && key.kid().equals(kid))
                .findFirst();
    }

    private Optional<String> signature(
            Optional<PublishedKey> signer, ToBeSigned signed, Signature signature, Certificate certificate) {
        if (signer.isEmpty()) {
            return Optional.of("the signer is none of ours");
        }
        X509Certificate valid = signer.get().chain().getFirst();
        if (certificate.issuedAt().isBefore(valid.getNotBefore().toInstant())
                || certificate.issuedAt().isAfter(valid.getNotAfter().toInstant())) {
            return Optional.of("the signer was not valid");
        }
        SignatureCheck check =
                checks.computeIfAbsent(signer.get().kid(), ignored -> new SignatureCheck(valid.getPublicKey()));
        return check.verifies(signed, signature) ? Optional.empty() : Optional.of("signature");
    }

    // The additional identifier ends with it; everything before it is compared by the match.
    private static int serial(VdsReading.Decoded seal) {
        String identifier = seal.content().person().additionalIdentifier().orElse("");
        String digits = identifier.substring(Math.max(0, identifier.length() - SERIAL));
        return digits.matches("\\d{6}") ? Integer.parseInt(digits) : 0;
    }
}
