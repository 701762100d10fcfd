package jp.akashi.operations.rotation;

import java.time.Instant;
import java.util.Optional;

/// One version of a secret key: whether rows may lie under it, how many of the nodes that run hold it, and how far the
/// passage to it has come.
public record SecretKeyState(
        String secret,
        int version,
        Standing standing,
        Optional<Instant> since,
        int nodesHolding,
        int nodes,
        Optional<Passage> passage) {
    /// What a version is for.
    public enum Standing {
        /// What is written is written under it.
        CURRENT,
        /// Rows may still lie under it: every node needs it.
        FORMER,
        /// A file that no row needs: a coming version, or a former one that may be removed.
        UNUSED
    }

    /// The passage to the current version. `unreadable` rows keep it from ending.
    public record Passage(
            long lookedAt, long renewed, long unreadable, Instant startedAt, Optional<Instant> finishedAt) {}
}
