package jp.akashi.platform.storage;

import io.netty.channel.unix.Errors.NativeIoException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.Set;
import jp.akashi.platform.problem.TurnedAwayException;
import jp.akashi.platform.secrets.KeyNotHeldException;
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

    /// Whether the state says that the server, or its role, is on its way out, rather than anything of the statement.
    static boolean isServersEnd(String state) {
        return state.equals("25006") || state.startsWith("08") || state.startsWith("57") || state.startsWith("58");
    }

    private static Optional<String> one(Throwable cause) {
        return switch (cause) {
            case PgException pg -> sqlState(pg).filter(Outage::passes).map("SQLSTATE "::concat);
            case TooSlowException _,
                    TurnedAwayException _,
                    TooBusyException _,
                    TimeoutException _,
                    KeyNotHeldException _ -> Optional.of(cause.getClass().getSimpleName());
            case VertxException _,
                    SocketException _,
                    NativeIoException _,
                    ClosedChannelException _,
                    NoStackTraceThrowable _ ->
                // Pools, clients and sockets say "closed", "reset", "time-out" and "too many waiters" with these.
                Optional.of(cause.getClass().getSimpleName());
            // How the operating system says the same of a socket; its subclasses are other people's troubles.
            case IOException reset when reset.getClass() == IOException.class -> Optional.of("IOException");
            default -> Optional.empty();
        };
    }

    private static boolean passes(String state) {
        return STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }
}
