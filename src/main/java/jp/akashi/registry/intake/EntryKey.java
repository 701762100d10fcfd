package jp.akashi.registry.intake;

import jp.akashi.vocabulary.Bytes;

/// A tablet's Idempotency-Key and the body it came with, both as SHA-256.
public record EntryKey(Bytes key, Bytes body) {}
