package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;
import jp.akashi.platform.time.Overdue;

/// Ends waits for one dependency that last too long. What answers too late is dropped; whoever stops waiting stops
/// nothing.
final class Deadline {
    private final String dependency;
    private final Duration limit;
    private final Overdue overdue;

    Deadline(String dependency, Duration limit) {
        this.dependency = dependency;
        this.limit = limit;
        this.overdue = new Overdue(limit);
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
        Executor own = OwnContext.on(context);
        return Uni.createFrom().emitter(emitter -> {
            Overdue.Wait wait = overdue.watch(context.owner(), () -> own.execute(() -> emitter.fail(tooSlow())));
            emitter.onTermination(wait::end);
            answer.subscribe()
                    .with(
                            item -> settle(wait, () -> emitter.complete(item)),
                            failure -> settle(wait, () -> emitter.fail(failure)));
        });
    }

    // What comes after the end is no news to anybody.
    private static void settle(Overdue.Wait wait, Runnable outcome) {
        if (wait.end()) {
            outcome.run();
        }
    }

    private TooSlowException tooSlow() {
        return new TooSlowException(dependency, limit);
    }
}
