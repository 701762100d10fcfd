package jp.akashi.registry.questionnaire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A batch of questionnaires on its way from the venue into the records, counted at each step.
public record Batch(
        BatchName name,
        LocalDate sentOn,
        Optional<Instant> receivedAt,
        List<Reconciliation> counts,
        Optional<Settlement> settlement) {
    public Batch {
        counts = List.copyOf(counts);
    }

    /// Why a municipality accepts a batch whose counts differ.
    public record Settlement(String reason, String by, Instant at) {}

    /// Whether something is still missing that nobody has accepted.
    public boolean isOpen() {
        return settlement.isEmpty()
                && counts.stream().anyMatch(count -> !count.gaps().isEmpty());
    }
}
