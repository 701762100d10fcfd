package jp.akashi.issuance.applicant;

import jp.akashi.vocabulary.Bytes;

/// What a reader of an Individual Number Card (個人番号カード) sends as proof, as yet unverified: raw files, a signature.
///
/// The files are those of the card's surface application (券面事項入力補助AP): EF 0001, 0002, 0003, 0004 and 0007; the
/// card signed the 32 bytes of the challenge. Any content may be here; `CardVerification` bounds and judges it.
public record CardProof(
        Bytes challenge,
        Bytes individualNumber,
        Bytes attributes,
        Bytes integrity,
        Bytes certificate,
        Bytes signingKey,
        Bytes challengeSignature) {
    @Override
    public String toString() {
        return "CardProof[masked]";
    }
}
