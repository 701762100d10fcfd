package jp.akashi.issuance.application;

/// Somebody else moved the application on since it was read: what was decided on must be decided anew.
final class LateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LateException() {
        super("the application has moved on", null, false, false);
    }
}
