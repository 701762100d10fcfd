package jp.akashi.platform.secrets;

/// What a secret key is for. One key never serves two purposes.
public enum Secret {
    /// Blind index of individual numbers (HMAC-SHA-256).
    INDEX,
    /// Data at rest in PostgreSQL (AES-256-GCM).
    DATA,
    /// Values in Redis (AES-256-GCM) and the names they lie under (HMAC-SHA-256).
    CACHE,
    /// Challenges handed to the app (HMAC-SHA-256).
    CHALLENGE,
    /// Revocation identifiers in signed cards (HMAC-SHA-256).
    REVOCATION,
    /// Tags that bind a kiosk's application to its applicant (HMAC-SHA-256).
    BINDING
}
