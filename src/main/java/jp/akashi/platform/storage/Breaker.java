package jp.akashi.platform.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.TurnedAwayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stops asking a PostgreSQL that does not answer, so that nobody waits for it in vain; one question at a time finds
/// out when it is back.
///
/// Opens after some failures in a row that are the database's: not the question's, and not those of our own line for
/// connections, which passes a deadline while others are answered. Source: docs/adr/0034, docs/adr/0040.
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);

    // What a pool of connections says; its class is one of HTTP's, which is spoken at the door only.
    private static final String LINE_IS_FULL = "ConnectionPoolTooBusyException";

    private final int failures;
    private final Duration rest;
    private final Runnable onOpen;
    private final LongSupplier nanos;
    private int failedInARow;
    private long answeredAt;
    private boolean open;
    private boolean trying;
    private long triesAt;

    /// `onOpen` runs each time the database is given up, before it is asked again.
    Breaker(int failures, Duration rest, Runnable onOpen, LongSupplier nanos, MeterRegistry metrics) {
        this.failures = failures;
        this.rest = rest;
        this.onOpen = onOpen;
        this.nanos = nanos;
        this.answeredAt = nanos.getAsLong();
        metrics.gauge("akashi.postgresql.away", this, breaker -> breaker.isOpen() ? 1 : 0);
    }

    /// The answer; or at once a failure that says when to come back.
    <T> Uni<T> guard(Uni<T> question) {
        return Uni.createFrom().deferred(() -> {
            if (!mayAsk()) {
                return Uni.createFrom().failure(new TurnedAwayException(ProblemKind.BUSY, rest.multipliedBy(4)));
            }
            long askedAt = nanos.getAsLong();
            return question.onItemOrFailure().invoke((answer, failure) -> learn(failure, askedAt));
        });
    }

    synchronized boolean isOpen() {
        return open;
    }

    private synchronized boolean mayAsk() {
        if (!open) {
            return true;
        }
        if (trying || nanos.getAsLong() - triesAt < 0) {
            return false;
        }
        trying = true;
        return true;
    }

    private void learn(@Nullable Throwable failure, long askedAt) {
        if (failure == null || !isAway(failure)) {
            close();
        } else if (fail(failure, askedAt)) {
            onOpen.run();
        }
    }

    private synchronized void close() {
        if (open) {
            LOG.info("PostgreSQL answers again");
        }
        failedInARow = 0;
        open = false;
        trying = false;
        answeredAt = nanos.getAsLong();
    }

    /// Whether it opens with this one.
    private synchronized boolean fail(Throwable failure, long askedAt) {
        if (!open && isOfOurLine(failure, askedAt)) {
            return false;
        }
        failedInARow++;
        if (failedInARow < failures || open && !trying) {
            return false;
        }
        if (!open) {
            LOG.warnf("PostgreSQL does not answer: it is asked again every %s", rest);
        }
        open = true;
        trying = false;
        triesAt = nanos.getAsLong() + rest.toNanos();
        return true;
    }

    // Who waited for a connection, or behind many others, while PostgreSQL answered somebody, learned nothing of it.
    private boolean isOfOurLine(Throwable failure, long askedAt) {
        boolean isLineFull = failure.getClass().getSimpleName().equals(LINE_IS_FULL);
        return isLineFull || Outage.sqlState(failure).isEmpty() && answeredAt - askedAt > 0;
    }

    // A statement that was refused was answered: only what never came back, or came from a server on its way out,
    // counts.
    private static boolean isAway(Throwable failure) {
        return Outage.sqlState(failure).map(Outage::isServersEnd).orElseGet(() -> Outage.in(failure)
                .isPresent());
    }
}
