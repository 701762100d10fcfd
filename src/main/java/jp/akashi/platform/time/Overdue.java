package jp.akashi.platform.time;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicReference;

/// Runs something for each who is not done in time: a queue and one timer per event loop, not a timer for each.
///
/// All have the same time, so the oldest ends first.
public final class Overdue {
    private static final Runnable DONE = () -> {};

    private final long limit;
    private final ThreadLocal<Waits> ofLoop = ThreadLocal.withInitial(Waits::new);

    public Overdue(Duration limit) {
        this.limit = limit.toNanos();
    }

    /// Runs `late` on this event loop once the time has passed, unless the wait was ended before.
    public Wait watch(Vertx vertx, Runnable late) {
        Wait wait = new Wait(System.nanoTime() + limit, late);
        ofLoop.get().add(wait, vertx);
        return wait;
    }

    /// One who may be late. Ends once, on whatever thread.
    public static final class Wait {
        private final long ends;
        private final AtomicReference<Runnable> late;

        private Wait(long ends, Runnable late) {
            this.ends = ends;
            this.late = new AtomicReference<>(late);
        }

        /// Whether that was in time, and for the first time.
        public boolean end() {
            return late.getAndSet(DONE) != DONE;
        }

        private boolean isOver() {
            return late.get() == DONE;
        }

        private void endLate() {
            late.getAndSet(DONE).run();
        }
    }

    /// The waits of one event loop, used by its thread alone.
    private static final class Waits {
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
                queue.removeFirst().endLate();
            }
            setTimer(vertx);
        }
    }
}
