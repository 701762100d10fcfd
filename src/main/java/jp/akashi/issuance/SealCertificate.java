package jp.akashi.issuance;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
import jp.akashi.certificate.vdsnc.SignedVds;
import jp.akashi.certificate.vdsnc.VdsLint;
import jp.akashi.certificate.vdsnc.VdsMatch;
import jp.akashi.certificate.vdsnc.VdsNc;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.issuance.signing.SignCertificate;
import jp.akashi.issuance.signing.SigningKeys;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// Writes a certificate in its signed formats: lint the exact bytes, sign them, decode what will be sent and compare.
///
/// Refused: a name so long that, with its doses, it fits no single code. Any other complaint of lint or match is a bug
/// or worse, never the applicant's fault: the `Uni` fails and nothing leaves.
@Singleton
final class SealCertificate {
    private static final int SERIALS = 1_000_000;

    private final SigningKeys keys;
    private final SignCertificate signing;
    private final Rids rids;
    private final String issuer;
    private final SecureRandom random = new SecureRandom();

    SealCertificate(SigningKeys keys, SignCertificate signing, Rids rids, IssuerConfig issuer) {
        this.keys = keys;
        this.signing = signing;
        this.rids = rids;
        this.issuer = issuer.url().toString();
    }

    /// The signed forms, and what can withdraw the SMART Health Card among them.
    record Seals(List<Barcode> barcodes, String shcKid, Rid shcRid) {
        Seals and(Barcode barcode) {
            return new Seals(
                    Stream.concat(barcodes.stream(), Stream.of(barcode)).toList(), shcKid, shcRid);
        }
    }

    Uni<Outcome<Seals>> seal(Certificate certificate) {
        Uni<Outcome<Seals>> card =
                key(Format.SMART_HEALTH_CARD, certificate).chain(key -> healthCard(certificate, key));
        return certificate.use() == CertificateUse.DOMESTIC
                ? card
                : card.chain(Outcome.then(seals -> key(Format.ICAO_VDS_NC, certificate)
                        .chain(key -> vdsNc(certificate, key))
                        .map(barcode -> Outcome.granted(seals.and(barcode)))));
    }

    private Uni<SigningKey> key(Format format, Certificate certificate) {
        return keys.active(format, Optional.of(certificate.municipality().code()));
    }

    private Uni<Outcome<Seals>> healthCard(Certificate certificate, SigningKey key) {
        CardIssuer cardIssuer = new CardIssuer(issuer, key.kid());
        Rid rid = rids.of(certificate.number(), key.kid());
        ToBeSigned bytes = SmartHealthCard.prepare(certificate, cardIssuer, rid);
        if (!ShcLint.fitsOneCode(bytes)) {
            return Uni.createFrom().item(Outcome.refused(Refusal.NAME_UNPRINTABLE));
        }
        stop("lint", Format.SMART_HEALTH_CARD, ShcLint.complaint(bytes, cardIssuer));
        return signing.sign(key, bytes)
                .map(signature -> Outcome.granted(healthCard(certificate, cardIssuer, rid, bytes, signature)));
    }

    private static Seals healthCard(
            Certificate certificate, CardIssuer issuer, Rid rid, ToBeSigned bytes, Signature signature) {
        SignedCard card = SmartHealthCard.seal(bytes, signature);
        stop("match", Format.SMART_HEALTH_CARD, ShcMatch.difference(card, certificate, issuer, rid));
        Barcode barcode = new Barcode(Format.SMART_HEALTH_CARD, Optional.of(card.jws()), card.text());
        return new Seals(List.of(barcode), issuer.kid(), rid);
    }

    private Uni<Barcode> vdsNc(Certificate certificate, SigningKey key) {
        int serial = random.nextInt(SERIALS);
        ToBeSigned bytes = VdsNc.prepare(certificate, serial);
        stop("lint", Format.ICAO_VDS_NC, VdsLint.complaint(bytes));
        return signing.sign(key, bytes).map(signature -> vdsNc(certificate, serial, key, bytes, signature));
    }

    private static Barcode vdsNc(
            Certificate certificate, int serial, SigningKey key, ToBeSigned bytes, Signature signature) {
        Bytes signer = encoded(key.certificate());
        SignedVds seal = VdsNc.seal(bytes, signature, signer);
        stop("match", Format.ICAO_VDS_NC, VdsMatch.difference(seal, certificate, serial, signer));
        return new Barcode(Format.ICAO_VDS_NC, Optional.empty(), seal.text());
    }

    /// A certificate in DER.
    static Bytes encoded(X509Certificate certificate) {
        try {
            return Bytes.copyOf(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(String check, Format format, Optional<String> complaint) {
        if (complaint.isPresent()) {
            throw new IllegalStateException(check + " stopped " + format + ": " + complaint.get());
        }
    }
}
