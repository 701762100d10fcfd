package jp.akashi.platform.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.LongConsumer;

/// Measures how long an event loop keeps a task waiting: what a newcomer waits before anybody looks at the request.
///
/// One task at a time for each loop. Source: the sojourn time of CoDel, RFC 8289, section 3.
final class LoopLag {
    private final ThreadLocal<Loop> loops = ThreadLocal.withInitial(Loop::new);
    private final LongConsumer each;
    private final LongConsumer least;

    /// What one loop's thread knows of itself.
    private static final class Loop {
        private final StandingLag standing = new StandingLag();
        private boolean isMeasuring;
    }

    /// Both receive nanoseconds: `each` of every task, `least` the shortest of an interval of one loop.
    LoopLag(LongConsumer each, LongConsumer least) {
        this.each = each;
        this.least = least;
    }

    void measure() {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            return;
        }
        Loop loop = loops.get();
        if (!loop.isMeasuring) {
            loop.isMeasuring = true;
            long asked = System.nanoTime();
            context.runOnContext(ignored -> {
                loop.isMeasuring = false;
                measured(loop, asked, System.nanoTime());
            });
        }
    }

    private void measured(Loop loop, long asked, long now) {
        each.accept(now - asked);
        loop.standing.over(now - asked, now).ifPresent(least);
    }
}
