package jp.akashi.platform.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.LongSupplier;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.TurnedAwayException;
import org.jboss.logging.Logger;

/// Stops asking a PostgreSQL that does not answer, so that nobody waits for it in vain; one question at a time finds
/// out when it is back.
///
/// Opens after some failures in a row that are the database's and not the question's. Source: docs/adr/0034.
final class Breaker {
    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final int failures;
    private final Duration rest;
    private final Runnable onOpen;
    private final LongSupplier nanos;
    private int failedInARow;
    private boolean open;
    private boolean trying;
    private long triesAt;

    /// `onOpen` runs each time the database is given up, before it is asked again.
    Breaker(int failures, Duration rest, Runnable onOpen, LongSupplier nanos, MeterRegistry metrics) {
        this.failures = failures;
        this.rest = rest;
        this.onOpen = onOpen;
        this.nanos = nanos;
        metrics.gauge("akashi.postgresql.away", this, breaker -> breaker.isOpen() ? 1 : 0);
    }

    /// The answer; or at once a failure that says when to come back.
    <T> Uni<T> guard(Uni<T> question) {
        return Uni.createFrom().deferred(() -> {
            if (!mayAsk()) {
                return Uni.createFrom().failure(new TurnedAwayException(ProblemKind.BUSY, rest.multipliedBy(4)));
            }
            return question.onItemOrFailure().invoke((answer, failure) -> learn(failure == null || !isAway(failure)));
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

    private void learn(boolean answered) {
        if (answered ? close() : fail()) {
            onOpen.run();
        }
    }

    private synchronized boolean close() {
        if (open) {
            LOG.info("PostgreSQL answers again");
        }
        failedInARow = 0;
        open = false;
        trying = false;
        return false;
    }

    private synchronized boolean fail() {
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

    // A statement that was refused was answered: only what never came back, or came from a server on its way out,
    // counts.
    private static boolean isAway(Throwable failure) {
        return Outage.sqlState(failure).map(Outage::isServersEnd).orElseGet(() -> Outage.in(failure)
                .isPresent());
    }
}
