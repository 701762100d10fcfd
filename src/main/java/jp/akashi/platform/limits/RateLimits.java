package jp.akashi.platform.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.TurnedAwayException;

/// Counts the requests of one caller and turns away those above its rate; a limit that is not set counts nothing.
///
/// This node's own count comes first, so that a flood does not reach Redis; then the count of all nodes. Without Redis
/// each node allows the whole rate: nobody is turned away because a counter is gone. Source: docs/adr/0033.
@Singleton
public final class RateLimits {
    private final Map<Limit, Rate> rates = new EnumMap<>(Limit.class);
    private final Map<Limit, Counts> own = new EnumMap<>(Limit.class);
    private final CountCache shared;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    RateLimits(LimitsConfig config, CountCache shared, MeterRegistry metrics, InstantSource clock) {
        this.shared = shared;
        this.metrics = metrics;
        this.clock = clock;
        for (Limit limit : Limit.values()) {
            limit.rate(config).ifPresent(rate -> {
                rates.put(limit, rate);
                own.put(limit, new Counts(rate, config.remembered()));
            });
            metrics.counter("akashi.limits.turned.away", "limit", limit.label());
        }
    }

    /// Ends well, or fails with {@link TurnedAwayException} and the time after which the next request fits.
    public Uni<Void> count(Limit limit, String caller) {
        Rate rate = rates.get(limit);
        if (rate == null) {
            return Uni.createFrom().voidItem();
        }
        long wait = Objects.requireNonNull(own.get(limit)).count(caller, micros(clock.instant()));
        return wait > 0
                ? Uni.createFrom().failure(() -> turnedAway(limit, wait))
                : shared.count(limit, rate, caller)
                        .invoke(micros -> require(limit, micros))
                        .replaceWithVoid();
    }

    private void require(Limit limit, long wait) {
        if (wait > 0) {
            throw turnedAway(limit, wait);
        }
    }

    private TurnedAwayException turnedAway(Limit limit, long wait) {
        metrics.counter("akashi.limits.turned.away", "limit", limit.label()).increment();
        return new TurnedAwayException(ProblemKind.RATE, Duration.of(wait, ChronoUnit.MICROS));
    }

    private static long micros(Instant now) {
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }
}
