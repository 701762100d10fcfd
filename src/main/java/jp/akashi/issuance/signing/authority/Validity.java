package jp.akashi.issuance.signing.authority;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a signer's certificate is valid and until when its private key may sign; whole seconds.
public record Validity(Instant notBefore, Instant signsUntil, Instant notAfter) {
    public Validity {
        notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
        signsUntil = signsUntil.truncatedTo(ChronoUnit.SECONDS);
        notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
        if (!notBefore.isBefore(signsUntil) || signsUntil.isAfter(notAfter)) {
            throw new IllegalArgumentException("a key signs within its certificate's validity");
        }
    }

    /// The same, ending no later than the authority itself does.
    Validity within(Instant end) {
        return notAfter.isAfter(end) ? new Validity(notBefore, signsUntil.isAfter(end) ? end : signsUntil, end) : this;
    }
}
