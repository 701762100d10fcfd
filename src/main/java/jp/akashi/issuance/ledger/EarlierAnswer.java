package jp.akashi.issuance.ledger;

import jp.akashi.vocabulary.Bytes;

/// What an idempotency key was answered with, and to which body.
sealed interface EarlierAnswer {
    Bytes bodyDigest();

    record Issued(Bytes bodyDigest, IssuedCertificate certificate) implements EarlierAnswer {}

    record Refused(Bytes bodyDigest, String code) implements EarlierAnswer {}
}
