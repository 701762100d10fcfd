package jp.akashi.operations;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// How far this node's clock is from PostgreSQL's, as of the last look, and whether that is too far.
///
/// Deadlines of applications, lives of challenges and dates of certificates are told by both clocks. The gauge
/// `akashi_clock_off_seconds` is positive where this node is ahead.
@Singleton
final class NodeClock {
    private static final Logger LOG = Logger.getLogger(NodeClock.class);
    private static final double NANOS = 1e9;

    private final InstantSource clock;
    private final Duration tolerance;
    private volatile Duration off = Duration.ZERO;

    NodeClock(InstantSource clock, NodesConfig config, MeterRegistry metrics) {
        this.clock = clock;
        this.tolerance = config.clockTolerance();
        metrics.gauge("akashi.clock.off.seconds", this, node -> node.off.toNanos() / NANOS);
    }

    /// Compares with a clock that takes its time to answer: only what that time does not explain counts.
    void compare(Supplier<Instant> other) {
        boolean wasRight = isRight();
        Instant before = clock.instant();
        Instant told = other.get();
        off = off(before, told, clock.instant());
        if (wasRight && !isRight()) {
            LOG.errorf("this node's clock is %s off PostgreSQL's: not ready until it is right", off);
        } else if (!wasRight && isRight()) {
            LOG.info("this node's clock is right again");
        }
    }

    Duration off() {
        return off;
    }

    boolean isRight() {
        return off.abs().compareTo(tolerance) <= 0;
    }

    private static Duration off(Instant before, Instant told, Instant after) {
        if (told.isBefore(before)) {
            return Duration.between(told, before);
        }
        return told.isAfter(after) ? Duration.between(told, after) : Duration.ZERO;
    }
}
