package jp.akashi.vocabulary;

/// Why an Individual Number or a record was used: fixed codes, written with every audit entry.
///
/// Source: My Number Act, Article 9 and its schedule (use only for listed tasks).
public enum Purpose {
    VACC_CERT_APP,
    VACC_CERT_KIOSK,
    VACC_CERT_COUNTER,
    RECORD_IMPORT,
    TRANSFER_LOOKUP,
    /// A voucher was made again.
    VOUCHER_ISSUE,
    CERT_WITHDRAWAL,
    /// A record was changed by hand.
    RECORD_CORRECTION,
    /// An area's records left it in bulk, for its own municipality.
    RECORD_EXTRACTION,
    /// A latch was closed or opened.
    LATCH,
    /// A signing key was planned, certified, activated, retired or taken back.
    KEY_CEREMONY,
    /// Secret keys changed their version.
    KEY_ROTATION,
    /// Something else that only operators may do.
    OPERATION,
    /// The audit itself was searched or verified.
    AUDIT_REVIEW,
    /// Entries of the audit went after their years.
    AUDIT_PURGE
}
