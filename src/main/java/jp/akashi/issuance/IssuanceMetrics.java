package jp.akashi.issuance;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.vocabulary.Outcome;

/// How many requests ended how, and how long they took: `akashi_issuance_seconds` by channel and outcome.
///
/// `outcome` is "issued", the code of a refusal, or "failed" where we could not answer.
@Singleton
final class IssuanceMetrics {
    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    private record Series(Channel channel, String outcome) {}

    IssuanceMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Uni<Outcome<IssuedCertificate>> watch(Channel channel, Supplier<Uni<Outcome<IssuedCertificate>>> story) {
        long start = System.nanoTime();
        return story.get()
                .onItem()
                .invoke(outcome -> count(channel, name(outcome), start))
                .onFailure()
                .invoke(failure -> count(channel, "failed", start));
    }

    private void count(Channel channel, String outcome, long start) {
        timers.computeIfAbsent(new Series(channel, outcome), this::timer)
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("akashi.issuance")
                .description("Requests for certificates, by channel and outcome")
                .tag("channel", series.channel().name())
                .tag("outcome", series.outcome())
                .serviceLevelObjectives(OBJECTIVES)
                .register(registry);
    }

    private static String name(Outcome<IssuedCertificate> outcome) {
        return switch (outcome) {
            case Outcome.Granted<IssuedCertificate> granted -> "issued";
            case Outcome.Refused<IssuedCertificate> refused -> refused.refusal().code();
        };
    }
}
