package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.platform.storage.Database;

/// Writes how far imports have come, and keeps all of their errors.
@Singleton
final class ImportTable {
    private static final String BEGIN = """
            insert into import_run (id, sender, source, sender_area, kind, state, started_at, changed_at)
            values ($1, $2, $3, $4, $5, 'RUNNING', $6, $6)""";
    private static final String PROGRESS = """
            update import_run
               set accepted = accepted + $2, unchanged = unchanged + $3, pending = pending + $4,
                   rejected = rejected + $5, changed_at = $6, state = 'RUNNING'
             where id = $1
            returning sender, sender_area, kind""";
    private static final String ERRORS = """
            insert into import_error (import_id, line, column_ja, code)
            select $1, i.line, i.column_ja, i.code
              from unnest($2::bigint[], $3::text[], $4::text[]) as i (line, column_ja, code)
            on conflict do nothing""";
    private static final String END = "update import_run set state = $2, changed_at = $3 where id = $1";
    private static final String FAIL_SILENT = """
            update import_run set state = 'FAILED', changed_at = $2 where state = 'RUNNING' and changed_at < $1""";
    private static final String ERRORS_AFTER = """
            select line, column_ja, code from import_error
             where import_id = $1 and line > $2 order by line limit $3""";

    private final Database database;
    private final AuditTable audit;
    private final InstantSource clock;

    ImportTable(Database database, AuditTable audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Void> begin(String id, Sender sender, String kind) {
        Tuple values = Tuple.of(
                id,
                sender.name(),
                (sender.isAtHome() ? Source.MUNICIPALITY : sender.source()).name(),
                sender.municipality().digits(),
                kind,
                now());
        return database.writes().preparedQuery(BEGIN).execute(values).replaceWithVoid();
    }

    /// Adds a batch's counts and errors and its audit, in the batch's own transaction.
    Uni<Void> progress(SqlConnection connection, String id, Written written) {
        Counts counts = written.counts();
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue(counts.accepted())
                .addValue(counts.unchanged())
                .addValue(counts.pending())
                .addValue(counts.rejected())
                .addValue(now());
        return connection
                .preparedQuery(PROGRESS)
                .execute(values)
                .call(run -> audit(connection, id, run.iterator().next(), counts))
                .chain(() -> errors(connection, id, written.errors()));
    }

    private Uni<Void> audit(SqlConnection connection, String id, Row run, Counts counts) {
        return audit.imported(
                connection,
                new AuditTable.Actor(run.getString(0), run.getString(1), id),
                run.getString(2) + " " + counts.written());
    }

    Uni<Void> end(String id, String state) {
        return database.writes()
                .preparedQuery(END)
                .execute(Tuple.of(id, state, now()))
                .replaceWithVoid();
    }

    /// Ends the imports that have not moved since that moment; how many there were.
    Uni<Integer> failSilent(OffsetDateTime since) {
        return database.inTime(database.writes().preparedQuery(FAIL_SILENT).execute(Tuple.of(since, now())))
                .map(rows -> rows.rowCount());
    }

    Uni<List<RowError>> errorsAfter(String id, long line, int most) {
        return database.inTime(database.reads().preparedQuery(ERRORS_AFTER).execute(Tuple.of(id, line, most)))
                .map(ImportTable::rowErrors);
    }

    private static Uni<Void> errors(SqlConnection connection, String id, List<RowError> errors) {
        if (errors.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(
                id,
                errors.stream().map(RowError::line).toArray(Long[]::new),
                errors.stream().map(RowError::column).toArray(String[]::new),
                errors.stream().map(error -> error.fault().name()).toArray(String[]::new));
        return connection.preparedQuery(ERRORS).execute(values).replaceWithVoid();
    }

    private static List<RowError> rowErrors(RowSet<Row> rows) {
        List<RowError> errors = new ArrayList<>(rows.size());
        for (Row row : rows) {
            errors.add(new RowError(row.getLong(0), row.getString(1), Fault.valueOf(row.getString(2))));
        }
        return errors;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
