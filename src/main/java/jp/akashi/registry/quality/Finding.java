package jp.akashi.registry.quality;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.TicketNumber;

/// One item of the work list. `person` is the municipality's own id of the ticket's owner, where there is one.
public record Finding(
        long id,
        ErrorKind kind,
        TicketNumber ticket,
        Optional<String> person,
        Optional<String> name,
        List<Integer> doseNumbers,
        Instant foundAt,
        Optional<Settled> settled) {
    public Finding {
        doseNumbers = List.copyOf(doseNumbers);
    }

    /// How it was settled, why, by whom and when.
    public record Settled(String way, String reason, String by, Instant at) {}
}
