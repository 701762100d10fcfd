package jp.akashi.registry.questionnaire;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import jp.akashi.registry.intake.CanonicalRow;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.ReportedDose;
import jp.akashi.registry.intake.RowError;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.questionnaire.DoubleKey.Comparison;
import jp.akashi.registry.questionnaire.DoubleKey.Fate;
import jp.akashi.registry.questionnaire.KeyingTable.Kept;
import jp.akashi.registry.questionnaire.KeyingTable.Keying;
import jp.akashi.registry.questionnaire.Keyings.Result.Compared;
import jp.akashi.registry.questionnaire.Keyings.Result.Refused;

/// Keeps a keying and what its comparison gives in one transaction, one at a time for each batch.
@Singleton
final class KeyedBatchTable {
    /// What came of keeping one.
    sealed interface Outcome {}

    /// It was not kept.
    record Refusal(Refused why) implements Outcome {}

    /// The batch as it stands: each dose and what is to be done with it.
    record Stored(long batchId, List<Comparison> comparisons, Map<ReportedDose.Key, String> fates) implements Outcome {
        List<CanonicalRow> toRegister() {
            return comparisons.stream()
                    .filter(one -> "AGREED".equals(fates.get(one.key())))
                    .map(Comparison::agreed)
                    .toList();
        }

        Compared report(int rows, List<RowError> errors) {
            return new Compared(
                    rows,
                    errors,
                    count("AGREED") + count("REGISTERED") + count("REJECTED"),
                    count("REGISTERED"),
                    count("REJECTED"),
                    count("DISPUTED"));
        }

        private int count(String fate) {
            return (int) fates.values().stream().filter(fate::equals).count();
        }
    }

    private final BatchTable batches;
    private final KeyingTable keyings;

    KeyedBatchTable(BatchTable batches, KeyingTable keyings) {
        this.batches = batches;
        this.keyings = keyings;
    }

    Uni<Outcome> keep(
            Sender sender,
            Keyings.Submission submission,
            List<CanonicalRow> rows,
            BiFunction<Sender, List<List<String>>, Map<ReportedDose.Key, CanonicalRow>> reread) {
        Keying own = new Keying(
                submission.number(),
                submission.keyer(),
                submission.sha256(),
                rows.stream().map(CanonicalRow::cells).toList());
        return batches.atWork(sender, connection -> BatchTable.find(connection, submission.batch())
                .chain(found -> found.map(batch -> keep(connection, sender, batch.getLong(0), own, reread))
                        .orElseGet(() -> refused(Refused.NO_BATCH))));
    }

    /// The comparisons of a batch; none before it was keyed twice.
    Uni<Optional<List<Comparison>>> comparisons(
            Sender sender,
            BatchName batch,
            BiFunction<Sender, List<List<String>>, Map<ReportedDose.Key, CanonicalRow>> reread) {
        return batches.atWork(sender, connection -> BatchTable.find(connection, batch)
                .chain(found -> found.map(row -> KeyingTable.keyings(connection, row.getLong(0))
                                .map(known -> Optional.of(compared(sender, known, reread))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /// Notes what became of the doses that went in.
    Uni<Stored> registered(Sender sender, Stored stored, Map<ReportedDose.Key, Fault> rejected) {
        Map<ReportedDose.Key, String> fates = new HashMap<>(stored.fates());
        List<Kept> changed = new ArrayList<>();
        for (CanonicalRow row : stored.toRegister()) {
            Optional<Fault> fault = Optional.ofNullable(rejected.get(row.dose().key()));
            String fate = fault.isPresent() ? "REJECTED" : "REGISTERED";
            fates.put(row.dose().key(), fate);
            changed.add(kept(row.dose().key(), fate, Optional.of(row), fault.map(Fault::name)));
        }
        return batches.atWork(sender, connection -> KeyingTable.keep(connection, stored.batchId(), sender, changed))
                .replaceWith(new Stored(stored.batchId(), stored.comparisons(), fates));
    }

    private Uni<Outcome> keep(
            SqlConnection connection,
            Sender sender,
            long batchId,
            Keying own,
            BiFunction<Sender, List<List<String>>, Map<ReportedDose.Key, CanonicalRow>> reread) {
        return KeyingTable.keyings(connection, batchId).chain(known -> refusal(known, own)
                .map(KeyedBatchTable::refused)
                .orElseGet(() -> keyings.add(connection, batchId, sender, own)
                        .chain(() -> KeyingTable.keyings(connection, batchId))
                        .map(all -> compared(sender, all, reread))
                        .chain(comparisons -> settle(connection, sender, batchId, comparisons))));
    }

    // A third keying may come again while something is disputed; the first two are each one person's, once.
    private static Optional<Refused> refusal(List<Keying> known, Keying own) {
        if (own.number() == 3 && known.stream().filter(one -> one.number() < 3).count() < 2) {
            return Optional.of(Refused.TOO_EARLY);
        }
        for (Keying one : known) {
            if (one.number() != own.number() && one.keyer().equals(own.keyer())) {
                return Optional.of(Refused.SAME_KEYER);
            }
            if (one.number() == own.number()
                    && own.number() < 3
                    && !(one.sha256().equals(own.sha256()) && one.keyer().equals(own.keyer()))) {
                return Optional.of(Refused.OTHER_CONTENT);
            }
        }
        return Optional.empty();
    }

    private static List<Comparison> compared(
            Sender sender,
            List<Keying> keyings,
            BiFunction<Sender, List<List<String>>, Map<ReportedDose.Key, CanonicalRow>> reread) {
        return keyings.size() < 2
                ? List.of()
                : DoubleKey.compare(keyings.stream()
                        .map(keying -> reread.apply(sender, keying.rows()))
                        .toList());
    }

    private static Uni<Outcome> settle(
            SqlConnection connection, Sender sender, long batchId, List<Comparison> comparisons) {
        return KeyingTable.kept(connection, batchId).chain(before -> {
            Map<String, String> known = new HashMap<>();
            before.forEach(kept -> known.put(kept.home() + kept.ticket() + kept.number(), kept.fate()));
            Map<ReportedDose.Key, String> fates = new HashMap<>();
            List<Kept> changed = new ArrayList<>();
            for (Comparison one : comparisons) {
                boolean isDone = "REGISTERED".equals(known.get(name(one.key())));
                fates.put(one.key(), isDone ? "REGISTERED" : one.fate().name());
                if (!isDone) {
                    changed.add(kept(one.key(), one.fate().name(), agreed(one), Optional.empty()));
                }
            }
            return KeyingTable.keep(connection, batchId, sender, changed)
                    .replaceWith(new Stored(batchId, comparisons, fates));
        });
    }

    private static Optional<CanonicalRow> agreed(Comparison one) {
        return one.fate() == Fate.AGREED ? Optional.of(one.agreed()) : Optional.empty();
    }

    private static Kept kept(ReportedDose.Key key, String fate, Optional<CanonicalRow> row, Optional<String> fault) {
        return new Kept(
                key.area().digits(),
                key.ticket().digits(),
                key.number(),
                fate,
                row.map(CanonicalRow::cells),
                fault.orElse(""));
    }

    private static String name(ReportedDose.Key key) {
        return key.area().digits() + key.ticket().digits() + key.number();
    }

    private static Uni<Outcome> refused(Refused why) {
        return Uni.createFrom().item(new Refusal(why));
    }
}
