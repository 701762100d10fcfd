package jp.akashi.vocabulary;

/// Every "no" this house can say: its code on the wire and in one sentence what happened, for operators.
///
/// What the applicant reads stands in the message bundles; `docs/refusals.md` is generated from both.
public enum Refusal {
    CARD_REJECTED("E-CARD-SIG", "A check of the Individual Number Card failed."),
    CHALLENGE_REJECTED("E-CARD-NONCE", "The challenge is unknown, older than its life, or was used before."),
    NUMBER_MALFORMED("E-NUM-CHECK", "The card's Individual Number has a wrong form or check digit."),
    MUNICIPALITY_UNKNOWN("E-AUTH-UNKNOWN", "No municipality bears this code."),
    MUNICIPALITY_CLOSED("E-AUTH-CLOSED", "The municipality does not issue here, or not at this hour."),
    RECORD_NOT_FOUND("E-REC-NONE", "No such person, or no dose, in the municipality named."),
    RECORD_PENDING("E-REC-PENDING", "The person's only doses still wait for the municipality to settle them."),
    RECORD_MISMATCH("E-REC-MISMATCH", "Name or birth date of the card differ from the record."),
    RECORD_INCONSISTENT("E-REC-INCONSISTENT", "The doses on record cannot all be true."),
    RECORD_CHANGED("E-REC-WITHDRAWN", "The record changed while the certificate was being made."),
    PERSON_PROTECTED("E-DV", "Protective measures: only the counter may issue."),
    PASSPORT_UNREADABLE(
            "E-PASS-CHECK", "Length, characters, positions or check digits of the passport zone are wrong."),
    PASSPORT_EXPIRED("E-PASS-EXPIRED", "The passport has expired."),
    PASSPORT_OF_ANOTHER("E-PASS-DOB", "Birth dates of passport and card differ."),
    PASSPORT_NOT_IN_HISTORY("E-PASS-HISTORY", "No earlier international certificate names a usable passport."),
    NAME_UNPRINTABLE(
            "E-NAME-PRINT",
            "The name has a character that no typeface shows as itself, or with its doses fits no single code."),
    IDEMPOTENCY_KEY_REUSED("E-IDEMPOTENCY", "The Idempotency-Key was used with another request body."),
    ISSUING_SUSPENDED("ISSUING_SUSPENDED", "The municipality's latch is closed after a mismatch."),
    APPLICATION_STATE("E-KIOSK-STATE", "The kiosk's application is over, or not where this step belongs."),
    APPLICATION_UNKNOWN("E-KIOSK-NONE", "The issuing centre names an application that is not there.");

    private final String code;
    private final String meaning;

    Refusal(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /// The name callers see: stable, and the end of the problem's `type`.
    public String code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /// The refusal that bears the code, as it was written down before.
    public static Refusal ofCode(String code) {
        for (Refusal refusal : values()) {
            if (refusal.code.equals(code)) {
                return refusal;
            }
        }
        throw new IllegalArgumentException("no refusal bears the code " + code);
    }
}
