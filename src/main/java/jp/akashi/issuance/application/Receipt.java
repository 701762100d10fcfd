package jp.akashi.issuance.application;

import jp.akashi.issuance.ledger.Fence;

/// What became of a request from the issuing centre when it was written down.
public sealed interface Receipt {
    /// It is new, and the caller alone prepares it.
    record New(Fence fence) implements Receipt {}

    /// It was sent before, and this is what became of it.
    record Earlier(Application application) implements Receipt {}
}
