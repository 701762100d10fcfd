package jp.akashi.issuance.latch;

/// What became of an operator's wish to open a latch.
public enum LatchOpening {
    DONE,
    AWAITS_SECOND_OPERATOR,
    NOT_CLOSED
}
