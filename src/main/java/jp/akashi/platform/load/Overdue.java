package jp.akashi.platform.load;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;

/// Runs something for each who is not done in time: a queue and one timer per event loop, as all have the same time.
public final class Overdue {
    private static final Runnable DONE = () -> {};

    private final long limit;
    private final ThreadLocal<Waits> ofLoop = ThreadLocal.withInitial(Waits::new);

    public Overdue(Duration limit) {
        this.limit = limit.toNanos();
    }

    /// Runs `late` on this event loop once the time has passed, unless what is returned was run before.
    public Runnable watch(Vertx vertx, Runnable late) {
        Wait wait = new Wait(System.nanoTime() + limit, late);
        ofLoop.get().add(wait, vertx);
        return wait::done;
    }

    private static final class Wait {
        private final long ends;
        private final AtomicReference<Runnable> late;

        Wait(long ends, Runnable late) {
            this.ends = ends;
            this.late = new AtomicReference<>(late);
        }

        void done() {
            late.set(DONE);
        }

        boolean isDone() {
            return late.get() == DONE;
        }

        void end() {
            late.getAndSet(DONE).run();
        }
    }

    /// The waits of one event loop, used by its thread alone.
    private static final class Waits {
        private final ArrayDeque<Wait> queue = new ArrayDeque<>();
        private boolean isTimerSet;

        void add(Wait wait, Vertx vertx) {
            while (!queue.isEmpty() && queue.getFirst().isDone()) {
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
            while (!queue.isEmpty() && (queue.getFirst().isDone() || queue.getFirst().ends - now <= 0)) {
                queue.removeFirst().end();
            }
            setTimer(vertx);
        }
    }
}
