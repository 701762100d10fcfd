package jp.akashi.issuance.applicant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// Believes a card only after every one of its proofs, and only then looks at what it says.
///
/// Refuses a challenge that is not ours or too old, a card that fails any check (all alike), a malformed number,
/// an unknown municipality and one that takes no part. Source: JPKI card surface application, as read in
/// `CardVerification`.
@Singleton
public final class IdentifyApplicant {
    private final Challenges challenges;
    private final CardVerification cards;
    private final PersonKeys personKeys;
    private final Optional<Set<String>> participating;

    @Inject
    IdentifyApplicant(Challenges challenges, PersonKeys personKeys, CardConfig cards, IssuingConfig issuing) {
        this.challenges = challenges;
        this.cards = new CardVerification(anchors(cards.trustAnchors()));
        this.personKeys = personKeys;
        this.participating = issuing.participating();
    }

    public Outcome<Applicant> identify(CardProof proof, String municipality) {
        if (!challenges.isLive(proof.challenge())) {
            return Outcome.refused(Refusal.CHALLENGE_REJECTED);
        }
        return cards.verify(proof).flatMap(card -> {
            KeyedPerson person = personKeys.keyed(card.number());
            return issuing(municipality).map(issuer -> new Applicant(person, card.name(), card.birthDate(), issuer));
        });
    }

    private Outcome<Municipality> issuing(String code) {
        return Municipalities.find(code)
                .map(municipality -> takesPart(code)
                        ? Outcome.granted(municipality)
                        : Outcome.<Municipality>refused(Refusal.MUNICIPALITY_CLOSED))
                .orElseGet(() -> Outcome.refused(Refusal.MUNICIPALITY_UNKNOWN));
    }

    private boolean takesPart(String code) {
        return participating.isEmpty() || participating.get().contains(code);
    }

    private static CardTrustAnchors anchors(List<Path> directories) {
        return directories.stream()
                .map(CardTrustAnchors::read)
                .reduce(CardTrustAnchors::and)
                .filter(anchors -> anchors.count() > 0)
                .orElseThrow(() -> new IllegalStateException(
                        "akashi.card.trust-anchors names no directory with a key: no card could be believed"));
    }
}
