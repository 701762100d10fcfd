package jp.akashi.registry.intake;

import java.time.Instant;
import java.util.Optional;

/// A report that contradicts what is recorded: which dose, both stories whole, and what a person decided about it.
///
/// `standing` is the latest version as it is now: `standingId` must be named by whoever decides.
public record Conflict(
        long id,
        ReportedDose.Key key,
        Story reported,
        Story standing,
        long standingId,
        String standingState,
        Optional<Settlement> settlement) {
    /// What one sender says, and when it said so; an import's id is empty for a dose that came alone.
    public record Story(
            ReportedDose.Content content, String source, String sender, Instant at, Optional<String> importId) {}

    /// Who decided what, and why.
    public record Settlement(Decision decision, String reason, String by, Instant at) {}

    /// What a person of the municipality can decide.
    public enum Decision {
        /// The recorded version is right.
        KEEP_STANDING,
        /// The report is right: it becomes a new version, the one before is kept as superseded.
        TAKE_REPORTED,
        /// Neither is right: the recorded version is withdrawn, and the right one can be sent.
        BOTH_WRONG
    }
}
