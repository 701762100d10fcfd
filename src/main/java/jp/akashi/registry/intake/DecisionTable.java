package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.Conflict.Settlement;
import jp.akashi.registry.intake.Conflicts.Verdict;

/// Carries a decision about a conflict out: records, revision, queue and audit in one transaction.
@Singleton
final class DecisionTable {
    /// What came of it, and whose record changed.
    record Carried(Verdict.Result result, List<PersonAt> changed) {
        static final Carried NOT_FOUND = new Carried(Verdict.Result.NOT_FOUND, List.of());
        static final Carried MOVED_ON = new Carried(Verdict.Result.MOVED_ON, List.of());
    }

    private final Database database;
    private final ConflictTable conflicts;
    private final DoseTable doses;
    private final DoseEndTable ends;
    private final AuditTable audit;
    private final InstantSource clock;

    DecisionTable(
            Database database,
            ConflictTable conflicts,
            DoseTable doses,
            DoseEndTable ends,
            AuditTable audit,
            InstantSource clock) {
        this.database = database;
        this.conflicts = conflicts;
        this.doses = doses;
        this.ends = ends;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Carried> carryOut(Verdict verdict) {
        return AreaTable.inPlace(database, verdict.by(), connection -> AreaTable.enter(
                        connection, Stream.of(verdict.by().municipality()))
                .chain(() -> conflicts.find(connection, verdict.by().municipality(), verdict.conflictId()))
                .chain(found -> found.map(conflict -> decide(connection, verdict, conflict))
                        .orElseGet(() -> Uni.createFrom().item(Carried.NOT_FOUND))));
    }

    // Whoever decides has seen both stories; when one of them changed meanwhile, they must look again.
    private Uni<Carried> decide(SqlConnection connection, Verdict verdict, Conflict conflict) {
        if (conflict.settlement().isPresent() || conflict.standingId() != verdict.standingId()) {
            return Uni.createFrom().item(Carried.MOVED_ON);
        }
        Settlement settlement = new Settlement(
                verdict.decision(), verdict.reason(), verdict.by().name(), clock.instant());
        return change(connection, verdict, conflict)
                .call(() -> conflicts.settle(connection, conflict.id(), settlement))
                .call(changed -> audit.corrected(
                        connection,
                        AuditTable.Actor.of(verdict.by(), verdict.requestId()),
                        "CONFLICT " + verdict.decision(),
                        changed.stream().findFirst()))
                .map(changed -> new Carried(Verdict.Result.DECIDED, changed));
    }

    private Uni<List<PersonAt>> change(SqlConnection connection, Verdict verdict, Conflict conflict) {
        return switch (verdict.decision()) {
            case KEEP_STANDING -> Uni.createFrom().item(List.of());
            case TAKE_REPORTED ->
                doses.write(connection, verdict.by(), reported(conflict))
                        .map(one -> one.written().changed());
            case BOTH_WRONG ->
                DoseTable.standing(connection, verdict.by(), reported(conflict))
                        .chain(standing -> ends.withdraw(
                                connection, verdict.by(), conflict.key().area(), standing));
        };
    }

    private static ReportedDose reported(Conflict conflict) {
        return new ReportedDose(conflict.key(), conflict.reported().content());
    }
}
