package jp.akashi.platform.approval;

/// How far an act that needs four eyes has come.
public enum Consent {
    /// One operator asked; another one has an hour to ask for the same.
    REQUESTED,
    /// Two different operators asked: it may happen, once.
    GIVEN
}
