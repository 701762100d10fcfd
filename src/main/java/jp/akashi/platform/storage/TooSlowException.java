package jp.akashi.platform.storage;

import java.time.Duration;

/// A dependency did not answer within its deadline: we could not ask, which is never the same as "none".
public final class TooSlowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooSlowException(String dependency, Duration deadline) {
        // A deadline passed is an expected event under load: a stack trace would only cost.
        super(dependency + " did not answer within " + deadline, null, false, false);
    }
}
