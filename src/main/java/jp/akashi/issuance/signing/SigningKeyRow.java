package jp.akashi.issuance.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One row of `signing_key`; the chain is empty until an authority has certified the key.
record SigningKeyRow(
        String kid,
        Slot slot,
        KeyState state,
        Optional<String> request,
        List<X509Certificate> chain,
        Instant activatesAt,
        Instant retiresAt,
        Instant changedAt,
        String changedBy) {
    boolean isCertified() {
        return !chain.isEmpty();
    }

    /// Verifiers believe what a certified key signed, before it signs anything and long after, until it is compromised.
    boolean isPublished() {
        return isCertified() && state != KeyState.COMPROMISED;
    }

    KeyStatus status() {
        return new KeyStatus(
                kid,
                slot.format(),
                slot.municipality(),
                state,
                isCertified(),
                activatesAt,
                retiresAt,
                changedAt,
                changedBy);
    }
}
