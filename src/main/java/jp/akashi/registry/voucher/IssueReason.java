package jp.akashi.registry.voucher;

/// Why a voucher was made: first by an extraction, then only for one of the other reasons.
public enum IssueReason {
    EXTRACTED,
    LOST,
    DAMAGED,
    NOT_ARRIVED,
    MISPRINTED
}
