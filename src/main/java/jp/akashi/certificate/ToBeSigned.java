package jp.akashi.certificate;

import jp.akashi.vocabulary.Bytes;

/// The exact bytes that a signature will cover. Lint has seen these very bytes before a key does.
public record ToBeSigned(Bytes bytes) {}
