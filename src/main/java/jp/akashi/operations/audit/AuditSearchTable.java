package jp.akashi.operations.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;

/// Finds entries by what their leaves repeat of them.
@Singleton
final class AuditSearchTable {
    private static final String FIND = "select " + AuditRows.COLUMNS
            + ", l.leaf_index from audit_leaf l join audit_entry e on e.id = l.entry_id where l.municipality = $1";

    private final Database database;

    AuditSearchTable(Database database) {
        this.database = database;
    }

    Uni<List<FoundEntry>> search(AuditCriteria criteria, AuditEntry search) {
        return database.inTime(database.inTransaction(
                connection -> AuditTrail.write(connection, search).chain(() -> find(connection, criteria))));
    }

    Uni<Void> add(AuditEntry entry) {
        return database.inTime(AuditTrail.write(database.writes(), entry));
    }

    private static Uni<List<FoundEntry>> find(SqlConnection connection, AuditCriteria criteria) {
        StringBuilder sql = new StringBuilder(FIND);
        Tuple values = Tuple.of(criteria.municipality());
        narrow(sql, values, "l.occurred_at >= $", criteria.from().map(AuditSearchTable::utc));
        narrow(sql, values, "l.occurred_at < $", criteria.until().map(AuditSearchTable::utc));
        narrow(sql, values, "e.purpose = $", criteria.purpose());
        narrow(sql, values, "l.number = $", criteria.certificate());
        narrow(sql, values, "l.leaf_index < $", criteria.before());
        if (criteria.subjectTag().isPresent()) {
            values.addValue(criteria.subjectTag().get());
            sql.append(" and l.subject_tag = decode($").append(values.size()).append(", 'hex')");
        }
        values.addValue(criteria.limit());
        sql.append(" order by l.leaf_index desc limit $").append(values.size());
        return connection.preparedQuery(sql.toString()).execute(values).map(AuditSearchTable::found);
    }

    // What is appended is fixed here; what was asked for goes in as values only.
    private static void narrow(StringBuilder sql, Tuple values, String condition, Optional<?> value) {
        if (value.isPresent()) {
            values.addValue(value.get());
            sql.append(" and ").append(condition).append(values.size());
        }
    }

    private static List<FoundEntry> found(RowSet<Row> rows) {
        List<FoundEntry> found = new ArrayList<>();
        rows.forEach(row -> found.add(new FoundEntry(row.getLong(AuditRows.WIDTH), line(row))));
        return found;
    }

    private static AuditLine line(Row row) {
        return new AuditLine(
                row.getLong(0),
                row.getLong(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                row.getString(7),
                row.getString(8),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
