package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import jp.akashi.GatewayTest;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T16: a node whose clock differs from PostgreSQL's gets no requests.
@GatewayTest
class NodeClockIT {
    @Inject
    AttestationTable table;

    @Inject
    NodeClock own;

    @Inject
    NodesConfig config;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Duration shift = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(longs = {-3600, -5, 5, 3600})
    void aNodeWhoseClockIsOffIsNotReadyUntilItIsRight(long seconds) {
        NodeClock clock = clock(() -> Instant.now().plus(shift));
        shift = Duration.ofSeconds(seconds);

        clock.compare(table::time);
        assertEquals(Status.DOWN, readiness(clock));
        assertEquals(seconds, metrics.get("akashi.clock.off.seconds").gauge().value(), 2);

        shift = Duration.ZERO;
        clock.compare(table::time);
        assertEquals(Status.UP, readiness(clock));
    }

    @Test
    void aSlowAnswerIsNoWrongClock() {
        Instant start = Instant.now();
        NodeClock clock = clock(() -> start.plus(shift));

        clock.compare(() -> {
            shift = Duration.ofSeconds(30);
            return start.plusSeconds(7);
        });

        assertEquals(Status.UP, readiness(clock));
    }

    @Test
    void aDatabaseThatIsAwayLeavesTheLastAnswerStanding() {
        NodeClock clock = clock(() -> Instant.now().plus(shift));
        shift = Duration.ofSeconds(5);
        clock.compare(table::time);

        IllegalStateException away = new IllegalStateException("away");
        try {
            clock.compare(() -> {
                throw away;
            });
        } catch (IllegalStateException e) {
            assertEquals(away, e);
        }

        assertEquals(Status.DOWN, readiness(clock));
    }

    @Test
    void theRunningNodeIsReadyByItsClock() {
        assertTrue(own.isRight(), () -> "off by " + own.off());
    }

    private static Status readiness(NodeClock clock) {
        return new ClockReady(clock).call().getStatus();
    }

    private NodeClock clock(InstantSource source) {
        return new NodeClock(source, config, metrics);
    }
}
