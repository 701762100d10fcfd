package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.Executor;

/// Answers that many callers share land on one of them: each goes on where it asked, with its own context's data.
///
/// Costs nothing but a call where both belong to one event loop.
public final class OwnContext {
    private OwnContext() {}

    /// The same answer, on the context that asks for it now; untouched where there is none.
    public static <T> Uni<T> keep(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(on(context));
    }

    /// Runs tasks when this turn of the calling event loop is over, on none of its requests' contexts; at once where no
    /// event loop calls.
    public static Executor atEndOfTurn() {
        Context context = Vertx.currentContext();
        if (context == null || !Context.isOnEventLoopThread()) {
            return Runnable::run;
        }
        ContextInternal loop = ((ContextInternal) context).unwrap();
        return task -> loop.runOnContext(ignored -> task.run());
    }

    /// Runs tasks on the context, at once where its thread is the calling one.
    static Executor on(Context context) {
        ContextInternal own = (ContextInternal) context;
        return task -> own.emit(task, Runnable::run);
    }
}
