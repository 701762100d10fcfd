package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Ends waits for one dependency that last too long: a queue and one timer per event loop, not a timer for each wait.
///
/// All waits have the same length, so the oldest ends first. What answers too late is dropped; whoever stops waiting
/// stops nothing.
final class Deadline {
    private final String dependency;
    private final Duration limit;
    private final ThreadLocal<Waits> ofLoop = ThreadLocal.withInitial(Waits::new);

    Deadline(String dependency, Duration limit) {
        this.dependency = dependency;
        this.limit = limit;
    }

    /// The same answer, or a failure with {@link TooSlowException} once the limit has passed.
    <T> Uni<T> on(Uni<T> answer) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return context != null && Context.isOnEventLoopThread() ? queued(answer, context) : timed(answer);
        });
    }

    private <T> Uni<T> timed(Uni<T> answer) {
        return Apart.from(answer).ifNoItem().after(limit).failWith(this::tooSlow);
    }

    private <T> Uni<T> queued(Uni<T> answer, Context context) {
        return Uni.createFrom().emitter(emitter -> {
            Wait wait = new Wait(emitter, OwnContext.on(context), System.nanoTime() + limit.toNanos());
            emitter.onTermination(wait::end);
            ofLoop.get().add(wait, context.owner());
            answer.subscribe()
                    .with(
                            item -> settle(wait, () -> emitter.complete(item)),
                            failure -> settle(wait, () -> emitter.fail(failure)));
        });
    }

    // What comes after the end is no news to anybody.
    private static void settle(Wait wait, Runnable outcome) {
        if (wait.end()) {
            outcome.run();
        }
    }

    private TooSlowException tooSlow() {
        return new TooSlowException(dependency, limit);
    }

    private static final class Wait {
        private final UniEmitter<?> emitter;
        private final Executor context;
        private final long ends;
        private final AtomicBoolean isOver = new AtomicBoolean();

        Wait(UniEmitter<?> emitter, Executor context, long ends) {
            this.emitter = emitter;
            this.context = context;
            this.ends = ends;
        }

        /// Whether it was not over yet.
        boolean end() {
            return isOver.compareAndSet(false, true);
        }

        boolean isOver() {
            return isOver.get();
        }
    }

    /// The waits of one event loop, used by its thread alone.
    private final class Waits {
        private final ArrayDeque<Wait> queue = new ArrayDeque<>();
        private boolean isTimerSet;

        void add(Wait wait, Vertx vertx) {
            while (!queue.isEmpty() && queue.getFirst().isOver()) {
                queue.removeFirst();
            }
            queue.addLast(wait);
            setTimer(vertx);
        }

        private void setTimer(Vertx vertx) {
            if (!isTimerSet && !queue.isEmpty()) {
                isTimerSet = true;
                long millis = (queue.getFirst().ends - System.nanoTime()) / 1_000_000;
                vertx.setTimer(Math.max(1, millis + 1), ignored -> end(vertx));
            }
        }

        private void end(Vertx vertx) {
            isTimerSet = false;
            long now = System.nanoTime();
            while (!queue.isEmpty() && (queue.getFirst().isOver() || queue.getFirst().ends - now <= 0)) {
                Wait wait = queue.removeFirst();
                if (wait.end()) {
                    wait.context.execute(() -> wait.emitter.fail(tooSlow()));
                }
            }
            setTimer(vertx);
        }
    }
}
