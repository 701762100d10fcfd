package jp.akashi.registry.intake;

import java.time.Instant;

/// A dose as its venue sent it, and what has become of that version; prints masked.
public record OwnDose(long doseId, ReportedDose reported, String state, Instant recordedAt) {
    @Override
    public String toString() {
        return "OwnDose[" + doseId + "]";
    }
}
