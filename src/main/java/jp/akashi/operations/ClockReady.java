package jp.akashi.operations;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready only while this node's clock and PostgreSQL's tell the same time, but for `akashi.nodes.clock-tolerance`.
@Readiness
@Singleton
final class ClockReady implements HealthCheck {
    private final NodeClock clock;

    ClockReady(NodeClock clock) {
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clock")
                .status(clock.isRight())
                .withData("off", clock.off().toString())
                .build();
    }
}
