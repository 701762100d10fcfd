package jp.akashi.issuance;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Barcode;
import jp.akashi.certificate.Certificate;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;
import jp.akashi.certificate.shc.CardIssuer;
import jp.akashi.certificate.shc.ShcLint;
import jp.akashi.certificate.shc.ShcMatch;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.issuance.signing.SignCertificate;
import jp.akashi.issuance.signing.SigningKey;
import jp.akashi.issuance.signing.SigningKeys;

/// Writes a certificate in its signed formats: lint the exact bytes, sign them, decode what will be sent and compare.
///
/// A complaint of lint or match is a bug or worse, never the applicant's fault: the `Uni` fails and nothing leaves.
@Singleton
final class SealCertificate {
    private final SigningKeys keys;
    private final SignCertificate signing;
    private final Rids rids;
    private final String issuer;

    SealCertificate(SigningKeys keys, SignCertificate signing, Rids rids, IssuerConfig issuer) {
        this.keys = keys;
        this.signing = signing;
        this.rids = rids;
        this.issuer = issuer.url().toString();
    }

    /// The signed forms, and what can withdraw the SMART Health Card among them.
    record Seals(List<Barcode> barcodes, String shcKid, Rid shcRid) {}

    Uni<Seals> seal(Certificate certificate) {
        return keys.active(
                        Format.SMART_HEALTH_CARD,
                        certificate.issuedAt(),
                        Optional.of(certificate.municipality().code()))
                .chain(key -> seal(certificate, key));
    }

    private Uni<Seals> seal(Certificate certificate, SigningKey key) {
        CardIssuer cardIssuer = new CardIssuer(issuer, key.kid());
        Rid rid = rids.of(certificate.number(), key.kid());
        ToBeSigned bytes = SmartHealthCard.prepare(certificate, cardIssuer, rid);
        refuse("lint", ShcLint.complaint(bytes, cardIssuer));
        return signing.sign(key, bytes).map(signature -> sealed(certificate, cardIssuer, rid, bytes, signature));
    }

    private static Seals sealed(
            Certificate certificate, CardIssuer issuer, Rid rid, ToBeSigned bytes, Signature signature) {
        SignedCard card = SmartHealthCard.seal(bytes, signature);
        refuse("match", ShcMatch.difference(card, certificate, issuer, rid));
        Barcode barcode = new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
        return new Seals(List.of(barcode), issuer.kid(), rid);
    }

    private static void refuse(String check, Optional<String> complaint) {
        if (complaint.isPresent()) {
            throw new IllegalStateException(check + " stopped a SMART Health Card: " + complaint.get());
        }
    }
}
