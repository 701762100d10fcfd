package jp.akashi.operations;

/// What a node is made of: the SHA-256 of its program in hex, and the highest migration that it brings.
record Attestation(String node, String build, String schemaVersion) {}
