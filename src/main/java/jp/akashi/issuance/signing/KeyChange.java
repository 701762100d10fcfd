package jp.akashi.issuance.signing;

/// What became of an operator's wish to change a key.
public enum KeyChange {
    DONE,
    /// Asked for by one operator; happens when another one asks for the same within an hour.
    AWAITS_SECOND_OPERATOR,
    UNKNOWN_KEY,
    /// The key's state forbids it, or there is one like it already.
    NOT_NOW,
    /// The certificate belongs to another key, is broken, or lacks what verifiers look for.
    CERTIFICATE_UNFIT
}
