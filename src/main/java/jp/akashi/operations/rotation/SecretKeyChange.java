package jp.akashi.operations.rotation;

/// What came of an operator's wish.
public enum SecretKeyChange {
    DONE,
    AWAITS_SECOND_OPERATOR,
    /// No node holds such a version.
    UNKNOWN_KEY,
    /// A node that runs lacks it, it is no later version, or the last passage has not ended.
    NOT_NOW
}
