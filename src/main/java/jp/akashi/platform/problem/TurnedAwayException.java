package jp.akashi.platform.problem;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// More was asked for than may be done now: nothing was begun, and the caller may come back after `comeBack`.
///
/// `kind` is BUSY (503: the house has too much to do) or RATE (429: this caller asks too often).
public final class TurnedAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 16;

    private final ProblemKind kind;
    private final Duration comeBack;

    public TurnedAwayException(ProblemKind kind, Duration comeBack) {
        // Turning work away is how an overload is survived: a stack trace would only cost.
        super(kind.code(), null, false, false);
        this.kind = kind;
        this.comeBack = comeBack;
    }

    /// The one among a failure's causes; empty where the failure is another.
    public static Optional<TurnedAwayException> in(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof TurnedAwayException away) {
                return Optional.of(away);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    public ProblemKind kind() {
        return kind;
    }

    /// Whole seconds, at least one, as `Retry-After` wants them. Source: RFC 9110, section 10.2.3.
    public long retryAfter() {
        return Math.max(1, comeBack.plusMillis(999).toSeconds());
    }
}
