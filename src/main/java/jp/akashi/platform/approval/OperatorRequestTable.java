package jp.akashi.platform.approval;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jp.akashi.platform.storage.Database;

/// What operators asked for, and who confirmed it.
@Singleton
final class OperatorRequestTable {
    private static final String CONFIRM = """
            update operator_request set confirmed_by = $3, confirmed_at = $4
             where action = $1 and target = $2 and confirmed_by is null and requested_by <> $3 and requested_at > $5""";

    // A request that nobody confirmed in time makes room for a new one.
    private static final String REQUEST = """
            insert into operator_request (action, target, requested_by, requested_at) values ($1, $2, $3, $4)
            on conflict (action, target) where confirmed_by is null
            do update set requested_by = excluded.requested_by, requested_at = excluded.requested_at
             where operator_request.requested_at <= $5""";

    private final Database database;

    OperatorRequestTable(Database database) {
        this.database = database;
    }

    Uni<Boolean> confirm(String action, String target, String operator, Instant now, Instant oldest) {
        return run(CONFIRM, action, target, operator, now, oldest).map(rows -> rows == 1);
    }

    Uni<Void> request(String action, String target, String operator, Instant now, Instant oldest) {
        return run(REQUEST, action, target, operator, now, oldest).replaceWithVoid();
    }

    private Uni<Integer> run(String sql, String action, String target, String operator, Instant now, Instant oldest) {
        return database.inTime(database.writes()
                .preparedQuery(sql)
                .execute(Tuple.of(action, target, operator, utc(now), utc(oldest)))
                .map(rows -> rows.rowCount()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
