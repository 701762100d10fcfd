package jp.akashi.operations.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Reads audit entries from rows that begin with {@link #COLUMNS}, named `e`.
final class AuditRows {
    static final String COLUMNS = "e.xact::text::bigint, e.id, e.occurred_at, e.purpose, e.caller, e.municipality,"
            + " encode(e.subject_tag, 'hex'), e.outcome, e.request_id, e.object, e.number";

    /// How many columns that are.
    static final int WIDTH = 11;

    private AuditRows() {}

    static AuditLine line(ResultSet row) throws SQLException {
        return new AuditLine(
                row.getLong(1),
                row.getLong(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                row.getString(8),
                row.getString(9),
                Optional.ofNullable(row.getString(10)),
                Optional.ofNullable(row.getString(11)));
    }
}
