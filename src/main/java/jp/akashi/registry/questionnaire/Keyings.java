package jp.akashi.registry.questionnaire;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.registry.intake.CanonicalRow;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.ImportDoses;
import jp.akashi.registry.intake.ReportedDose;
import jp.akashi.registry.intake.RowError;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.SourceRow;
import jp.akashi.registry.questionnaire.KeyedBatchTable.Stored;
import jp.akashi.vocabulary.Bytes;

/// Takes in what people keyed from the questionnaires of a batch, compares it, and records what two of them agree on.
@Singleton
public final class Keyings {
    /// The most questionnaires in a batch: a box.
    public static final int MOST_ROWS = 1_000;

    /// One person's file: the first, second or third keying of a batch. Rows are read on the caller's thread.
    public record Submission(BatchName batch, int number, String keyer, Bytes sha256, Iterator<SourceRow> rows) {}

    /// What came of a submission.
    public sealed interface Result {
        /// Its own rows and their errors, and how the batch stands now.
        record Compared(int rows, List<RowError> errors, int agreed, int registered, int rejected, int disputed)
                implements Result {
            public Compared {
                errors = List.copyOf(errors);
            }
        }

        /// Why it was refused whole.
        enum Refused implements Result {
            NO_BATCH,
            /// This keying came with other content before.
            OTHER_CONTENT,
            /// The same person keyed another one of the batch.
            SAME_KEYER,
            /// A third keying needs the first two.
            TOO_EARLY,
            TOO_LONG
        }
    }

    /// A dose that the keyings do not agree on, as each has it; empty where one has not.
    public record Dispute(ReportedDose.Key key, List<Optional<CanonicalRow>> keyed) {}

    private final KeyedBatchTable table;
    private final ImportDoses doses;
    private final InstantSource clock;

    Keyings(KeyedBatchTable table, ImportDoses doses, InstantSource clock) {
        this.table = table;
        this.doses = doses;
        this.clock = clock;
    }

    /// Keeps a keying and compares; sending the same again goes on where it broke off.
    public Uni<Result> submit(Sender sender, Submission submission) {
        Map<ReportedDose.Key, CanonicalRow> rows = new LinkedHashMap<>();
        List<RowError> errors = new ArrayList<>();
        int count = read(sender, submission.rows(), rows, errors);
        if (count > MOST_ROWS) {
            return Uni.createFrom().item(Result.Refused.TOO_LONG);
        }
        List<CanonicalRow> keyed = List.copyOf(rows.values());
        return table.keep(sender, submission, keyed, this::reread).chain(kept -> switch (kept) {
            case KeyedBatchTable.Refusal refusal -> Uni.createFrom().item(refusal.why());
            case Stored stored -> register(sender, stored).map(now -> now.report(count, errors));
        });
    }

    /// What somebody has to look at a third time; empty when there is no such batch.
    public Uni<Optional<List<Dispute>>> disputes(Sender sender, BatchName batch) {
        return table.comparisons(sender, batch, this::reread)
                .map(found -> found.map(comparisons -> comparisons.stream()
                        .filter(one -> one.fate() == DoubleKey.Fate.DISPUTED)
                        .map(one -> new Dispute(one.key(), one.keyed()))
                        .toList()));
    }

    private Uni<Stored> register(Sender sender, Stored stored) {
        List<CanonicalRow> agreed = stored.toRegister();
        if (agreed.isEmpty()) {
            return Uni.createFrom().item(stored);
        }
        List<SourceRow> rows = new ArrayList<>(agreed.size());
        for (int i = 0; i < agreed.size(); i++) {
            rows.add(new SourceRow(i + 1L, agreed.get(i).cells()));
        }
        return doses.from(sender, rows.iterator()).chain(report -> {
            Map<ReportedDose.Key, Fault> rejected = new HashMap<>();
            report.firstErrors()
                    .forEach(error -> rejected.put(
                            agreed.get((int) error.line() - 1).dose().key(), error.fault()));
            return table.registered(sender, stored, rejected);
        });
    }

    private int read(
            Sender sender,
            Iterator<SourceRow> source,
            Map<ReportedDose.Key, CanonicalRow> rows,
            List<RowError> errors) {
        int count = 0;
        while (source.hasNext() && count <= MOST_ROWS) {
            SourceRow row = source.next();
            count++;
            CanonicalRow.Reading reading = CanonicalRow.parse(sender, today(), row);
            reading.error().ifPresent(errors::add);
            reading.row()
                    .filter(read -> rows.putIfAbsent(read.dose().key(), read) != null)
                    .ifPresent(_ -> errors.add(new RowError(row.line(), "接種回", Fault.ROW_REPEATED)));
        }
        return count;
    }

    private Map<ReportedDose.Key, CanonicalRow> reread(Sender sender, List<List<String>> stored) {
        Map<ReportedDose.Key, CanonicalRow> rows = new LinkedHashMap<>();
        stored.forEach(cells -> CanonicalRow.parse(sender, today(), new SourceRow(1, cells))
                .row()
                .ifPresent(row -> rows.put(row.dose().key(), row)));
        return rows;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
    }
}
