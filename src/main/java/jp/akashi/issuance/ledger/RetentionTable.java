package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;

/// Deletes by age, oldest first and some at a time, so that no deletion holds anybody up; challenges by the table.
@Singleton
final class RetentionTable {
    private static final String CHALLENGES = "select empty_turn($1)";
    private static final String KEYS = """
            delete from idempotency where key_digest in
              (select key_digest from idempotency where answered_at < $1 order by answered_at limit $2)""";

    // A copy goes with its application; documents went when it ended.
    private static final String APPLICATIONS = """
            with ended as (
              select id from kiosk_application
               where state in ('CLOSED', 'CANCELLED', 'EXPIRED', 'REFUSED') and changed_at < $1
                 and not exists (select from kiosk_document d where d.application_id = kiosk_application.id)
               limit $2 for update skip locked
            ), copies as (
              delete from kiosk_copy where application_id in (select id from ended)
            )
            select id from ended""";
    private static final String APPLICATION_ROWS = "delete from kiosk_application where id = any($1)";
    private static final String IMPORT_ERRORS = """
            delete from import_error where (import_id, line) in
              (select e.import_id, e.line from import_error e join import_run r on r.id = e.import_id
                where r.state <> 'RUNNING' and r.changed_at < $1 limit $2)""";

    private final Database database;

    RetentionTable(Database database) {
        this.database = database;
    }

    /// Empties the table of a turn that is past, whole ({@link ChallengeTurn}); later, while somebody reads it.
    Uni<Void> purgeChallenges(int turn) {
        return database.writes()
                .preparedQuery(CHALLENGES)
                .execute(Tuple.of(turn))
                .replaceWithVoid();
    }

    Uni<Void> purgeKeys(Instant before, int atOnce) {
        return delete(KEYS, before, atOnce);
    }

    /// Kiosk applications that ended before, with their copies.
    Uni<Void> purgeApplications(Instant before, int atOnce) {
        return database.inTransaction(connection -> connection
                        .preparedQuery(APPLICATIONS)
                        .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), atOnce))
                        .map(RetentionTable::ids)
                        .chain(ids -> connection.preparedQuery(APPLICATION_ROWS).execute(Tuple.of(ids))))
                .replaceWithVoid();
    }

    /// Errors of imports that ended before; the runs and their counts stay.
    Uni<Void> purgeImportErrors(Instant before, int atOnce) {
        return delete(IMPORT_ERRORS, before, atOnce);
    }

    private static String[] ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString(0))
                .toArray(String[]::new);
    }

    private Uni<Void> delete(String statement, Instant before, int atOnce) {
        return database.writes()
                .preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), atOnce))
                .replaceWithVoid();
    }
}
