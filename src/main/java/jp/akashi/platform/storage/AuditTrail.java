package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/// Writes audit entries with the connection that does the work, so that both are durable together or not at all.
///
/// The entries join their municipality's tree a moment later, behind the caller's back (docs/adr/0036).
public final class AuditTrail {
    /// For a statement of one's own; its nine parameters come from {@link #row}.
    public static final String INSERT = """
            insert into audit_entry (occurred_at, purpose, caller, municipality, outcome, request_id,
                                     subject_tag, object, number)
            values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9)""";

    private AuditTrail() {}

    /// Writes one entry in the transaction of that connection.
    public static Uni<Void> write(SqlClient connection, AuditEntry entry) {
        return connection.preparedQuery(INSERT).execute(row(entry)).replaceWithVoid();
    }

    /// Writes many; nothing is sent when there are none.
    public static Uni<Void> write(SqlClient connection, List<AuditEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(INSERT)
                        .executeBatch(entries.stream().map(AuditTrail::row).toList())
                        .replaceWithVoid();
    }

    /// The entry's columns, in the order of the parameters.
    public static Tuple row(AuditEntry entry) {
        return Tuple.tuple()
                .addOffsetDateTime(entry.at().atOffset(ZoneOffset.UTC))
                .addString(entry.purpose().name())
                .addString(entry.caller())
                .addString(entry.municipality())
                .addString(entry.outcome())
                .addString(entry.requestId())
                .addString(entry.subjectTag().orElse(null))
                .addString(entry.object().orElse(null))
                .addString(entry.certificate().orElse(null));
    }
}
