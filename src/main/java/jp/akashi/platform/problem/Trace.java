package jp.akashi.platform.problem;

import org.jspecify.annotations.Nullable;

/// A failure as it may be logged: types and places of the whole chain, without messages, which may name a person.
public final class Trace extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 8;

    private Trace(Throwable failure, int depth) {
        super(failure.getClass().getName(), cause(failure, depth), false, true);
        setStackTrace(failure.getStackTrace());
    }

    public static Trace of(Throwable failure) {
        return new Trace(failure, 0);
    }

    private static @Nullable Trace cause(Throwable failure, int depth) {
        return failure.getCause() == null || depth == DEEPEST ? null : new Trace(failure.getCause(), depth + 1);
    }
}
