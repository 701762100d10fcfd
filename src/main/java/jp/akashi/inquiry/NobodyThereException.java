package jp.akashi.inquiry;

/// Nobody answers for the municipality here, and no address leads to it: it could not be asked.
public final class NobodyThereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NobodyThereException(String reason) {
        super(reason, null, false, false);
    }
}
