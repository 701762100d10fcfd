package jp.akashi.registry.questionnaire;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.questionnaire.BatchTable.Numbered;
import jp.akashi.registry.questionnaire.KeyingTable.Dispatch;
import jp.akashi.vocabulary.MunicipalityCode;

/// Batches of questionnaires on their way: sent, received, keyed, registered, and sent on to other municipalities.
@Singleton
public final class Questionnaires {
    /// Batches and the id behind which the next page begins.
    public record Page(List<Batch> batches, long last) {
        public Page {
            batches = List.copyOf(batches);
        }
    }

    /// One questionnaire of a dispatch list; its cells in the order of `ImportDoses.COLUMNS`.
    public record Sheet(String venue, String batch, LocalDate sentOn, List<String> cells) {}

    private static final int PAGE = 500;

    private final BatchTable batches;
    private final KeyingTable keyings;

    Questionnaires(BatchTable batches, KeyingTable keyings) {
        this.batches = batches;
        this.keyings = keyings;
    }

    /// A venue announces a batch by the municipality of its tickets; false when it announced it otherwise before.
    public Uni<Boolean> send(Sender venue, String number, LocalDate sentOn, Map<MunicipalityCode, Integer> counts) {
        return batches.send(venue, new BatchName(venue.municipality(), venue.name(), number), sentOn, counts);
    }

    /// The contractor counts what arrived; empty when no such batch was announced, false when it counted otherwise
    /// before.
    public Uni<Optional<Boolean>> receive(Sender contractor, BatchName name, Map<MunicipalityCode, Integer> counts) {
        return batches.receive(contractor, name, counts);
    }

    /// The municipality accepts a batch as it is; false when there is none or it was accepted before.
    public Uni<Boolean> settle(Sender municipality, BatchName name, String reason, String requestId) {
        return batches.settle(municipality, name, reason, requestId);
    }

    /// Batches behind that id (0 for the first page), 500 at most; of one venue, or of all in the municipality.
    public Uni<Page> list(Sender sender, Optional<String> venue, long after) {
        return batches.list(sender, venue, after, PAGE)
                .map(found -> new Page(
                        found.stream().map(Numbered::batch).toList(),
                        found.isEmpty() ? after : found.getLast().id()));
    }

    /// The questionnaires of other municipalities' tickets in batches sent in that time, by municipality, page by page.
    public Multi<List<Sheet>> dispatch(Sender sender, LocalDate from, LocalDate to, Optional<String> home) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<Optional<Dispatch>>(Optional.empty()), last -> keyings.dispatch(
                                sender, from, to, home, Objects.requireNonNull(last.get()), PAGE)
                        .invoke(page -> last.set(page.isEmpty() ? Optional.empty() : Optional.of(page.getLast()))))
                .whilst(page -> page.size() == PAGE)
                .map(page -> page.stream()
                        .map(line -> new Sheet(line.venue(), line.batch(), line.sentOn(), line.cells()))
                        .toList());
    }
}
