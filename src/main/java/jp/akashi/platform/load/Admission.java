package jp.akashi.platform.load;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.TurnedAwayException;

/// Lets requests in, or turns them away at once: what waits in a line here would wait in vain.
///
/// New work is limited by what the event loops can carry (docs/adr/0033); the other kinds have a number of places.
@Singleton
public final class Admission {
    private final Map<Work, AdaptiveLimit> limits = new EnumMap<>(Work.class);
    private final Map<Work, Demand> demands = new EnumMap<>(Work.class);
    private final LoopLag lag;
    private final MeterRegistry metrics;

    Admission(LoadConfig config, MeterRegistry metrics) {
        this.metrics = metrics;
        open(Work.NEW, config.lowest(), config.highest());
        open(Work.PAID, config.paid(), config.paid());
        open(Work.FILE, config.files(), config.files());
        Timer waits = Timer.builder("akashi.load.lag")
                .description("How long an event loop keeps a task waiting")
                .register(metrics);
        long longest = config.lag().toNanos();
        this.lag = new LoopLag(nanos -> {
            waits.record(nanos, TimeUnit.NANOSECONDS);
            if (nanos > longest) {
                fallBehind();
            } else {
                of(limits, Work.NEW).recover(System.nanoTime());
            }
        });
    }

    /// A place for the request, or a failure that says when to come back.
    public Place enter(Work work) {
        lag.measure();
        AdaptiveLimit limit = of(limits, work);
        long now = System.nanoTime();
        boolean isLetIn = limit.take();
        of(demands, work).count(isLetIn, now);
        if (!isLetIn) {
            throw turnedAway(work);
        }
        return new Place(work, now, limit::take, limit::giveBack);
    }

    /// Whether work that is only announced would be turned away now; fails like `enter`.
    public void announce(Work work) {
        lag.measure();
        if (of(limits, work).isFull()) {
            throw turnedAway(work);
        }
    }

    /// Somebody waited in vain for a dependency: less new work is let in for a while.
    public void fallBehind() {
        of(limits, Work.NEW).shrink(System.nanoTime());
    }

    private TurnedAwayException turnedAway(Work work) {
        metrics.counter("akashi.load.turned.away", "work", work.label()).increment();
        return new TurnedAwayException(ProblemKind.BUSY, of(demands, work).comeBack());
    }

    private void open(Work work, int lowest, int highest) {
        AdaptiveLimit limit = new AdaptiveLimit(lowest, highest, System.nanoTime());
        limits.put(work, limit);
        demands.put(work, new Demand(() -> ThreadLocalRandom.current().nextLong(), System.nanoTime()));
        gauge("akashi.load.limit", work, limit, AdaptiveLimit::limit);
        gauge("akashi.load.in.progress", work, limit, AdaptiveLimit::taken);
        metrics.counter("akashi.load.turned.away", "work", work.label());
    }

    private void gauge(String name, Work work, AdaptiveLimit limit, ToDoubleFunction<AdaptiveLimit> value) {
        metrics.gauge(name, Tags.of("work", work.label()), limit, value);
    }

    private static <T> T of(Map<Work, T> all, Work work) {
        return Objects.requireNonNull(all.get(work));
    }
}
