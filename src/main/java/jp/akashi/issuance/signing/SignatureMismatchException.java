package jp.akashi.issuance.signing;

/// A signature just made does not verify with the key's certificate: an incident, never an answer.
public final class SignatureMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SignatureMismatchException(String kid) {
        super("a signature by " + kid + " does not verify");
    }
}
