package jp.akashi.load.oracle;

/// What was answered is not what is true; the message shows both sides.
final class MismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MismatchException(String what, Object expected, Object seen) {
        super("%s%n  must be: %s%n  is:      %s".formatted(what, expected, seen));
    }
}
