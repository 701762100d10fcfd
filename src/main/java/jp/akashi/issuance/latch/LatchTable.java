package jp.akashi.issuance.latch;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Purpose;

/// The latches that were ever closed, and why.
@Singleton
final class LatchTable {
    private static final String CLOSE = """
            with reported as (
              insert into mismatch_report (municipality, application_id, terminal, seen_binding, reported_by, reported_at)
              values ($1, $2, $3, $4, $5, $6)
            )
            insert into latch (municipality, closed, incident, changed_at, changed_by) values ($1, true, 1, $6, $5)
            on conflict (municipality) do update
               set closed = true, incident = latch.incident + 1,
                   changed_at = excluded.changed_at, changed_by = excluded.changed_by""";

    private static final String OPEN = """
            update latch set closed = false, changed_at = $3, changed_by = $4
             where municipality = $1 and incident = $2 and closed""";

    private static final String INCIDENT = "select incident from latch where municipality = $1 and closed";

    private static final String CLOSED = "select municipality from latch where closed";

    private final Database database;

    LatchTable(Database database) {
        this.database = database;
    }

    Uni<Void> close(Mismatch mismatch, Instant at) {
        Tuple row = Tuple.from(List.of(
                mismatch.municipality().digits(),
                mismatch.applicationId(),
                mismatch.terminalId(),
                mismatch.seenBinding(),
                mismatch.reportedBy(),
                utc(at)));
        AuditEntry entry =
                entry(mismatch.municipality(), mismatch.reportedBy(), "CLOSED", mismatch.applicationId(), at);
        return database.inTime(database.inTransaction(connection ->
                connection.preparedQuery(CLOSE).execute(row).chain(() -> AuditTrail.write(connection, entry))));
    }

    /// Opens the latch if no other mismatch was reported since that one.
    Uni<Boolean> open(MunicipalityCode municipality, long incident, String operator, Instant at) {
        AuditEntry entry = entry(municipality, operator, "OPENED", "incident " + incident, at);
        return database.inTime(database.inTransaction(connection -> connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(municipality.digits(), incident, utc(at), operator))
                .map(rows -> rows.rowCount() == 1)
                .call(opened -> AuditTrail.write(connection, opened ? List.of(entry) : List.of()))));
    }

    /// The number of the mismatch that keeps it closed; empty when it is open.
    Uni<Optional<Long>> incident(MunicipalityCode municipality) {
        return write(INCIDENT, Tuple.of(municipality.digits()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    Uni<Set<String>> closed() {
        return database.inTime(database.reads().preparedQuery(CLOSED).execute()).map(rows -> {
            Set<String> codes = new HashSet<>();
            rows.forEach(row -> codes.add(row.getString(0)));
            return Set.copyOf(codes);
        });
    }

    private Uni<RowSet<Row>> write(String sql, Tuple row) {
        return database.inTime(database.writes().preparedQuery(sql).execute(row));
    }

    private static AuditEntry entry(
            MunicipalityCode municipality, String caller, String outcome, String object, Instant at) {
        return AuditEntry.of(at, Purpose.LATCH, caller, municipality.digits(), outcome, object)
                .onObject(object);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
