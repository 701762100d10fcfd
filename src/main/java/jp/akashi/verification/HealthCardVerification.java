package jp.akashi.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.Format;
import jp.akashi.certificate.shc.ShcContent;
import jp.akashi.certificate.shc.ShcDose;
import jp.akashi.certificate.shc.ShcFault;
import jp.akashi.certificate.shc.ShcName;
import jp.akashi.certificate.shc.ShcReading;
import jp.akashi.certificate.shc.SignedCard;
import jp.akashi.certificate.shc.SmartHealthCard;
import jp.akashi.vocabulary.VaccineProduct;

/// Checks one SMART Health Card: form, issuer, key, signature, revocation, time.
///
/// Source: SMART Health Cards Framework 1.4.
final class HealthCardVerification {
    /// How far the clock of an issuer may be ahead of ours.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final int LAST_ASCII = 0x7F;

    private final TrustList trust;
    private final Instant now;

    HealthCardVerification(TrustList trust, Instant now) {
        this.trust = trust;
        this.now = now;
    }

    Proof verify(String presented) {
        ShcReading.Decoded card = read(presented);
        TrustedIssuer issuer = trust.issuer(card.content().issuer()).orElseThrow(() -> no(Reason.UNKNOWN_ISSUER));
        VerificationKey key = issuer.key(card.kid()).orElseThrow(() -> no(Reason.UNKNOWN_KEY));
        NoProof.unless(key.verifies(card.signed(), card.signature()), Reason.BAD_SIGNATURE);
        NoProof.unless(!isRevoked(card, issuer), Reason.REVOKED);
        checkTime(card.content());
        return proof(card);
    }

    private static ShcReading.Decoded read(String presented) {
        return switch (SmartHealthCard.read(presented)) {
            case ShcReading.Decoded card -> {
                NoProof.unless(isWrittenTheOneWay(card, presented), Reason.MALFORMED);
                yield card;
            }
            case ShcReading.Malformed(ShcFault fault, String _) ->
                throw no(fault == ShcFault.CHUNKED ? Reason.UNSUPPORTED : Reason.MALFORMED);
        };
    }

    // Base64url has spare bits at its end: without this a changed last character would still be the same signature.
    private static boolean isWrittenTheOneWay(ShcReading.Decoded card, String presented) {
        SignedCard again = SmartHealthCard.seal(card.signed(), card.signature());
        return presented.equals(again.text()) || presented.equals(again.jws());
    }

    private static boolean isRevoked(ShcReading.Decoded card, TrustedIssuer issuer) {
        return issuer.list(card.kid())
                .flatMap(list -> card.content()
                        .rid()
                        .map(rid -> list.revokes(rid, card.content().notBefore())))
                .orElse(false);
    }

    private void checkTime(ShcContent content) {
        NoProof.unless(!content.notBefore().isAfter(now.plus(CLOCK_SKEW)), Reason.NOT_YET_VALID);
        NoProof.unless(content.expires().map(now::isBefore).orElse(true), Reason.EXPIRED);
    }

    private static Proof proof(ShcReading.Decoded card) {
        ShcContent content = card.content();
        return new Proof(
                Format.SMART_HEALTH_CARD,
                content.issuer(),
                card.kid(),
                content.names().stream().map(HealthCardVerification::written).toList(),
                Optional.of(content.birthDate()),
                Optional.empty(),
                content.doses().stream().map(HealthCardVerification::dose).toList(),
                Optional.of(content.notBefore()),
                Optional.empty());
    }

    private static ProvenDose dose(ShcDose dose) {
        return new ProvenDose(
                Optional.empty(),
                dose.occurredOn(),
                dose.cvx(),
                VaccineProduct.ofCvx(dose.cvx()).map(VaccineProduct::nameEn),
                dose.lot(),
                Optional.empty(),
                dose.performer());
    }

    // Between the parts of a Japanese name stands an ideographic space.
    private static String written(ShcName name) {
        boolean latin = name.family().chars().allMatch(c -> c <= LAST_ASCII);
        List<String> given = name.given();
        return given.isEmpty() ? name.family() : name.family() + (latin ? " " : "　") + String.join(" ", given);
    }

    private static NoProof no(Reason reason) {
        return new NoProof(reason);
    }
}
