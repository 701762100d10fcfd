package jp.akashi.issuance.applicant;

/// The checks of a card, in the order they are made: the label of a refusal in the log, never told to the caller.
enum CardCheck {
    FORM,
    AUTHORITY,
    NUMBER_DIGEST,
    ATTRIBUTES_DIGEST,
    ISSUER_SIGNATURE,
    INTEGRITY_SIGNATURE,
    SIGNING_KEY_SIGNATURE,
    CHALLENGE_SIGNATURE
}
