package jp.akashi.issuance.applicant;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;
import org.jboss.logging.Logger;

/// Verifies an Individual Number Card from its files: a trusted authority vouches for them, and the card is at hand.
///
/// Refuses with `CARD_REJECTED`, alike whatever was broken; with `NUMBER_MALFORMED` a genuine card whose number is
/// none.
/// Limits of the card itself: its certificate has neither validity nor revocation, and the issuer's signatures do not
/// tie its key to its number, so two genuine cards of one issuer can be mixed.
public final class CardVerification {
    private static final Logger LOG = Logger.getLogger(CardVerification.class);

    private final CardTrustAnchors anchors;
    private final CardSignatures signatures = new CardSignatures();
    private final IssuerKeys issuerKeys = new IssuerKeys(signatures);

    public CardVerification(CardTrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// Makes every check of the card; whether the challenge is fresh is the caller's to know.
    public Outcome<CardSurface> verify(CardProof proof) {
        return switch (examine(proof)) {
            case CardReading.Verified(CardSurface surface) -> Outcome.granted(surface);
            case CardReading.NumberMalformed() -> Outcome.refused(Refusal.NUMBER_MALFORMED);
            case CardReading.Broken(CardCheck check) -> {
                LOG.debugf("card rejected: %s", check);
                yield Outcome.refused(Refusal.CARD_REJECTED);
            }
        };
    }

    CardReading examine(CardProof proof) {
        return CardFiles.parse(proof).map(this::examine).orElseGet(() -> new CardReading.Broken(CardCheck.FORM));
    }

    private CardReading examine(CardFiles card) {
        Optional<CardCheck> broken = firstBroken(card);
        if (broken.isPresent()) {
            return new CardReading.Broken(broken.get());
        }
        CardAttributes attributes = card.attributes();
        return card.number()
                .number()
                .<CardReading>map(number ->
                        new CardReading.Verified(new CardSurface(number, attributes.name(), attributes.birthDate())))
                .orElseGet(CardReading.NumberMalformed::new);
    }

    private Optional<CardCheck> firstBroken(CardFiles card) {
        Optional<RSAPublicKey> authority = anchors.find(card.certificate().authorityKeyId());
        if (authority.isEmpty()) {
            return Optional.of(CardCheck.AUTHORITY);
        }
        if (!sha256(card.number().file()).equals(card.integrity().numberDigest())) {
            return Optional.of(CardCheck.NUMBER_DIGEST);
        }
        if (!sha256(card.attributes().covered()).equals(card.integrity().attributesDigest())) {
            return Optional.of(CardCheck.ATTRIBUTES_DIGEST);
        }
        return issuerKeys
                .find(card.certificate(), authority.get())
                .map(issuer -> firstBrokenSignature(card, issuer))
                .orElse(Optional.of(CardCheck.ISSUER_SIGNATURE));
    }

    private Optional<CardCheck> firstBrokenSignature(CardFiles card, PublicKey issuer) {
        IntegrityRecord integrity = card.integrity();
        if (!signatures.isBy(issuer, integrity.signed(), integrity.signature())) {
            return Optional.of(CardCheck.INTEGRITY_SIGNATURE);
        }
        CardSigningKey key = card.signingKey();
        if (!signatures.isBy(issuer, key.signed(), key.signature())) {
            return Optional.of(CardCheck.SIGNING_KEY_SIGNATURE);
        }
        boolean isAtHand = signatures
                .key(key.key())
                .filter(own -> signatures.isBy(own, card.challenge(), card.challengeSignature()))
                .isPresent();
        return isAtHand ? Optional.empty() : Optional.of(CardCheck.CHALLENGE_SIGNATURE);
    }

    private static Bytes sha256(Bytes content) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(content.toArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
