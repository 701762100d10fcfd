package jp.akashi.issuance.signing.custody;

/// A key could not sign, or there is none that may: we could not answer, and nothing leaves unsigned.
public final class SigningFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SigningFailedException(Throwable cause) {
        super("the key could not sign", cause);
    }

    public SigningFailedException(String message) {
        super(message, null, false, false);
    }
}
