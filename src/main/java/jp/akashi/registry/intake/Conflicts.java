package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import jp.akashi.registry.VaccinationRecords;
import jp.akashi.registry.intake.Conflict.Decision;
import jp.akashi.vocabulary.MunicipalityCode;

/// The queue of contradicting reports of one area, for a person of its municipality to decide.
@Singleton
public final class Conflicts {
    /// The decision of a person who saw the standing version of that id.
    public record Verdict(
            long conflictId, long standingId, Decision decision, String reason, Sender by, String requestId) {
        /// What came of it.
        public enum Result {
            DECIDED,
            /// There is no such conflict in the area.
            NOT_FOUND,
            /// It was decided already, or another version stands by now.
            MOVED_ON
        }
    }

    private final ConflictTable table;
    private final DecisionTable decisions;
    private final VaccinationRecords records;

    Conflicts(ConflictTable table, DecisionTable decisions, VaccinationRecords records) {
        this.table = table;
        this.decisions = decisions;
        this.records = records;
    }

    public Uni<Long> countOpen(MunicipalityCode area) {
        return table.countOpen(area);
    }

    /// The oldest conflicts behind that id (0 for the first page) that are still open.
    public Uni<List<Conflict>> open(MunicipalityCode area, long after, int most) {
        return table.list(area, false, after, most);
    }

    /// The same of those that were decided.
    public Uni<List<Conflict>> settled(MunicipalityCode area, long after, int most) {
        return table.list(area, true, after, most);
    }

    /// Decides one; issued certificates feel it in the same transaction.
    public Uni<Verdict.Result> decide(Verdict verdict) {
        return decisions
                .carryOut(verdict)
                .call(carried -> records.forget(carried.changed()))
                .map(DecisionTable.Carried::result);
    }
}
