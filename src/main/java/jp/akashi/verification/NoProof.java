package jp.akashi.verification;

/// The end of a check, on its way to the verdict. Carries no stack trace and nothing of the certificate.
final class NoProof extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    NoProof(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /// Goes on when the condition holds.
    static void unless(boolean condition, Reason reason) {
        if (!condition) {
            throw new NoProof(reason);
        }
    }

    Reason reason() {
        return reason;
    }
}
