package jp.akashi.operations;

import java.util.List;

/// What a node is made of: the SHA-256 of its program in hex, the highest migration that it brings, and the secret keys
/// that it holds (`<secret>/<version>/<fingerprint>`).
record Attestation(String node, String build, String schemaVersion, List<String> holds) {
    Attestation(String node, String build, String schemaVersion) {
        this(node, build, schemaVersion, List.of());
    }
}
