package jp.akashi.issuance.ledger;

import jp.akashi.vocabulary.Bytes;

/// What tells a repeated request from a new one: the SHA-256 of its Idempotency-Key and of its body.
public record Idempotency(Bytes keyDigest, Bytes bodyDigest) {}
