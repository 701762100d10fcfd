package jp.akashi.demo;

/// Why the demo cannot start, for the person at the terminal: in Japanese, then in English, each with what to do.
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStartException(String japanese, String english) {
        super(japanese + "\n" + english);
    }

    CannotStartException(String japanese, String english, Throwable cause) {
        super(japanese + "\n" + english, cause);
    }
}
