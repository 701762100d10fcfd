package jp.akashi.registry.quality;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Purpose;

/// Runs, and their next page: whoever holds the run's row does it, and nobody does it twice.
@Singleton
final class QualityRunTable {
    private static final int PAGE = 500;
    private static final String END_OF_AREA = "~";
    private static final String LIMIT = "select set_config('statement_timeout', '60s', true)";
    private static final String START = """
            insert into quality_run (id, municipality, started_by, state, tickets, started_at, changed_at)
            select $2, $1, $3, 'RUNNING', count(distinct ticket_number), $4, $4 from dose
             where municipality = $1 and state in ('ACTIVE', 'PENDING')
            on conflict (municipality) where state = 'RUNNING' do nothing""";
    private static final String LATEST = """
            select id, started_by, state = 'RUNNING', tickets, checked, found, started_at, changed_at from quality_run
             where municipality = $1 order by started_at desc, id limit 1""";
    private static final String AREAS = "select municipality from quality_run where state = 'RUNNING'";
    private static final String TAKE = """
            select id, last_ticket from quality_run
             where municipality = $1 and state = 'RUNNING' for update skip locked""";
    private static final String ADVANCE = """
            update quality_run
               set last_ticket = $2, checked = checked + $3, found = found + $4, changed_at = $5, state = $6
             where id = $1""";

    private final Database database;
    private final FindingTable findings;
    private final InstantSource clock;

    QualityRunTable(Database database, FindingTable findings, InstantSource clock) {
        this.database = database;
        this.findings = findings;
        this.clock = clock;
    }

    Uni<Void> start(String area, String id, String by, String requestId, Instant now) {
        AuditEntry entry = AuditEntry.of(now, Purpose.RECORD_CORRECTION, by, area, "QUALITY_RUN", requestId)
                .onObject(id);
        return database.inArea(area, connection -> connection
                .preparedQuery(LIMIT)
                .execute()
                .chain(() -> connection.preparedQuery(START).execute(Tuple.of(area, id, by, utc(now))))
                .chain(started ->
                        started.rowCount() == 0 ? Uni.createFrom().voidItem() : AuditTrail.write(connection, entry)));
    }

    Uni<Optional<QualityRun>> latest(String area) {
        return database.inTime(database.inArea(
                        area, connection -> connection.preparedQuery(LATEST).execute(Tuple.of(area))))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(QualityRunTable::run)
                        .findFirst());
    }

    /// The municipalities with a run under way.
    Uni<List<String>> areas() {
        return database.inTime(database.reads().preparedQuery(AREAS).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString(0))
                        .toList());
    }

    /// Looks over the next tickets of an area's run, in one transaction; true while there is more to do here.
    Uni<Boolean> next(String area) {
        return database.inArea(area, connection -> connection
                .preparedQuery(LIMIT)
                .execute()
                .chain(() -> connection.preparedQuery(TAKE).execute(Tuple.of(area)))
                .chain(rows -> rows.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : page(connection, area, rows.iterator().next())));
    }

    private Uni<Boolean> page(SqlConnection connection, String area, Row run) {
        String after = run.getString(1);
        return findings.records(connection, area, after, PAGE).chain(records -> {
            boolean isLast = records.size() < PAGE;
            String last = isLast ? END_OF_AREA : records.getLast().ticket().digits();
            Instant now = clock.instant();
            LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Asia/Tokyo"));
            return findings.record(connection, area, new FindingTable.Stretch(after, last, records, today), now)
                    .chain(found -> advance(connection, run.getString(0), last, records.size(), found, isLast))
                    .replaceWith(!isLast);
        });
    }

    private Uni<Void> advance(
            SqlConnection connection, String id, String last, long checked, long found, boolean isLast) {
        String state = isLast ? "COMPLETED" : "RUNNING";
        return connection
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(id, last, checked, found, utc(clock.instant()), state))
                .replaceWithVoid();
    }

    private static QualityRun run(Row row) {
        return new QualityRun(
                row.getString(0),
                row.getString(1),
                row.getBoolean(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
