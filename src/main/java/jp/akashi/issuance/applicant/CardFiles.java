package jp.akashi.issuance.applicant;

import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// A card's files when each has its form and the challenge and its signature have their lengths; nothing is proved yet.
record CardFiles(
        CardNumberFile number,
        CardAttributes attributes,
        IntegrityRecord integrity,
        IssuerCertificate certificate,
        CardSigningKey signingKey,
        Bytes challenge,
        Bytes challengeSignature) {
    private static final int CHALLENGE_LENGTH = 32;

    static Optional<CardFiles> parse(CardProof proof) {
        if (proof.challenge().length() != CHALLENGE_LENGTH
                || proof.challengeSignature().length() != CardSignatures.LENGTH) {
            return Optional.empty();
        }
        Optional<CardNumberFile> number = CardNumberFile.parse(proof.individualNumber());
        Optional<CardAttributes> attributes = CardAttributes.parse(proof.attributes());
        Optional<IntegrityRecord> integrity = IntegrityRecord.parse(proof.integrity());
        Optional<IssuerCertificate> certificate = IssuerCertificate.parse(proof.certificate());
        Optional<CardSigningKey> key = CardSigningKey.parse(proof.signingKey());
        if (number.isEmpty() || attributes.isEmpty() || integrity.isEmpty() || certificate.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CardFiles(
                number.get(),
                attributes.get(),
                integrity.get(),
                certificate.get(),
                key.get(),
                proof.challenge(),
                proof.challengeSignature()));
    }

    @Override
    public String toString() {
        return "CardFiles[masked]";
    }
}
