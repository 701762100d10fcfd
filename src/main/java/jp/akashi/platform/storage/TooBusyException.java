package jp.akashi.platform.storage;

/// More was asked for than can be done now: nothing was begun, and the caller may come back.
public final class TooBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooBusyException(String what) {
        // Turning work away is how an overload is survived: a stack trace would only cost.
        super(what + " has as much to do as it can take", null, false, false);
    }
}
