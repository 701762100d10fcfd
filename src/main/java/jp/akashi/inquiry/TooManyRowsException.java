package jp.akashi.inquiry;

/// A file with more questions than one batch takes; nothing of it was kept.
public final class TooManyRowsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyRowsException() {
        super("too many rows", null, false, false);
    }
}
