package jp.akashi.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import jp.akashi.platform.load.Admission;
import jp.akashi.platform.load.LoadConfig;
import jp.akashi.platform.load.Place;
import jp.akashi.platform.load.Work;
import jp.akashi.platform.storage.Outage;
import jp.akashi.platform.storage.TooBusyException;
import jp.akashi.platform.storage.TooSlowException;

/// Answers every request by its deadline: with the work's answer, or with "busy" while the work ends by itself.
///
/// Late work is never stopped half-way and never answered: its result is dropped, and its place taken until then.
@Singleton
public final class Promptly {
    private final LoadConfig config;
    private final Admission admission;
    private final Counter late;

    Promptly(LoadConfig config, Admission admission, MeterRegistry metrics) {
        this.config = config;
        this.admission = admission;
        this.late = metrics.counter("akashi.load.late");
    }

    public <T> Uni<T> answer(RoutingContext context, Supplier<Uni<T>> work) {
        Optional<Place> place = Optional.ofNullable(context.get(Gate.PLACE));
        Duration deadline = place.filter(taken -> taken.work() == Work.PAID).isPresent()
                ? config.paidDeadline()
                : config.deadline();
        long spent = place.map(Place::spent).orElse(0L);
        return apart(place, work)
                .ifNoItem()
                .after(Duration.ofNanos(Math.max(1, deadline.toNanos() - spent)))
                .failWith(() -> late(deadline));
    }

    private <T> Uni<T> apart(Optional<Place> place, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            if (place.isPresent() && !place.get().begin()) {
                answer.fail(new TooBusyException("a caller who is gone, or whose place others took"));
                return;
            }
            AtomicBoolean over = new AtomicBoolean();
            answer.onTermination(() -> over.set(true));
            Uni.createFrom()
                    .deferred(work::get)
                    .onTermination()
                    .invoke(() -> place.ifPresent(Place::end))
                    .subscribe()
                    .with(answer::complete, failure -> {
                        notice(failure);
                        if (!over.get()) {
                            answer.fail(failure);
                        }
                    });
        });
    }

    private void notice(Throwable failure) {
        if (Outage.in(failure).isPresent()) {
            admission.fallBehind();
        }
    }

    private TooSlowException late(Duration deadline) {
        late.increment();
        admission.fallBehind();
        return new TooSlowException("the work", deadline);
    }
}
