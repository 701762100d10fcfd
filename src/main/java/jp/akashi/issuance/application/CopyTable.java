package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jp.akashi.platform.storage.Database;

/// The copies of an application's document: which were released under which key, and which are printed.
@Singleton
final class CopyTable {
    private static final String PRINT = """
            with moved as (
              update kiosk_application
                 set state = case when copies = $3 then 'CLOSED' else 'PRINTED' end,
                     version = version + case when copies = $3 then 2 else 1 end, changed_at = $4
               where id = $1 and version = $2 and state = 'RELEASED'
              returning id, state
            ), printed as (
              update kiosk_copy k set printed_at = $4 from moved m where k.application_id = m.id and k.printed_at is null
            ), destroyed as (
              delete from kiosk_document d using moved m where d.application_id = m.id and m.state = 'CLOSED'
            )
            select id from moved""";

    private final Database database;

    CopyTable(Database database) {
        this.database = database;
    }

    /// Counts every released copy as printed: the last paid one passes PRINTED and closes the application.
    Uni<Boolean> print(Application application, Instant at) {
        return run(PRINT, Tuple.of(application.id(), application.fence().version(), application.released(), utc(at)));
    }

    private Uni<Boolean> run(String sql, Tuple row) {
        return database.inTime(database.writes().preparedQuery(sql).execute(row))
                .map(rows -> rows.size() == 1);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
