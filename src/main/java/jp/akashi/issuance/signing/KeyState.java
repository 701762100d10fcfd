package jp.akashi.issuance.signing;

/// Where a signing key stands in its life.
public enum KeyState {
    /// Made and, once certified, published; signs nothing yet.
    PLANNED,
    /// Signs.
    ACTIVE,
    /// Signs no more; its public key stays published, its private key is destroyed.
    RETIRED,
    /// In other hands: no longer published, what it signed is no longer believed.
    COMPROMISED
}
