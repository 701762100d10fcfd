package jp.akashi.platform.storage;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells a dependency that could not answer, which passes, from a bug, which does not.
///
/// Classes of SQLSTATE: PostgreSQL 18, appendix A. Messages of the database hold row values and are never read.
public final class Outage {
    private static final int DEEPEST = 16;
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final Set<String> STATES = Set.of("25006", "55P03");

    private Outage() {}

    /// The dependency's trouble in a word for the log; empty when the failure is none of a dependency's.
    public static Optional<String> in(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Optional<String> outage = one(cause);
            if (outage.isPresent()) {
                return outage;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /// The SQLSTATE of a statement that failed; empty for any other failure.
    public static Optional<String> sqlState(Throwable failure) {
        return failure instanceof PgException pg ? Optional.ofNullable(pg.getSqlState()) : Optional.empty();
    }

    private static Optional<String> one(Throwable cause) {
        return switch (cause) {
            case PgException pg -> sqlState(pg).filter(Outage::passes).map("SQLSTATE "::concat);
            case TooSlowException _,
                    TooBusyException _,
                    TimeoutException _,
                    ConnectException _,
                    ClosedChannelException _ -> Optional.of(cause.getClass().getSimpleName());
            case VertxException _, NoStackTraceThrowable _ ->
                // Pools and clients of Vert.x say "closed", "time-out" and "too many waiters" with these two.
                Optional.of(cause.getClass().getSimpleName());
            default -> Optional.empty();
        };
    }

    private static boolean passes(String state) {
        return STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
