package jp.akashi.platform.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/// Measures how long an event loop keeps a task waiting: what a newcomer waits before anybody looks at the request.
///
/// One task at a time for each loop. Source: the sojourn time of CoDel, RFC 8289, section 3.
final class LoopLag {
    private final ThreadLocal<AtomicBoolean> underWay = ThreadLocal.withInitial(AtomicBoolean::new);
    private final LongConsumer result;

    /// `result` receives nanoseconds.
    LoopLag(LongConsumer result) {
        this.result = result;
    }

    void measure() {
        Context loop = Vertx.currentContext();
        AtomicBoolean mine = underWay.get();
        if (loop != null && Context.isOnEventLoopThread() && mine.compareAndSet(false, true)) {
            long asked = System.nanoTime();
            loop.runOnContext(ignored -> {
                mine.set(false);
                result.accept(System.nanoTime() - asked);
            });
        }
    }
}
