package jp.akashi.operations.audit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Purpose;

/// Takes entries out from under their leaves. Waits for its answers, as the trees' own table does.
@Singleton
final class AuditPurgeTable {
    private static final String MUNICIPALITIES = "select municipality from audit_tree order by municipality";

    private static final String PAST = """
            select %s, l.leaf_index, l.hash from audit_leaf l join audit_entry e on e.id = l.entry_id
             where l.municipality = ? and l.leaf_index < ? and l.purge is null and e.purpose = ? and e.occurred_at < ?
             order by l.leaf_index limit ?""".formatted(AuditRows.COLUMNS);

    private static final String MARK = """
            update audit_leaf set purge = ?, subject_tag = null, number = null
             where municipality = ? and purge is null and leaf_index = any(?)""";

    private static final String DELETE = "delete from audit_entry where id = any(?)";

    private static final String TELL = """
            insert into audit_entry (occurred_at, purpose, caller, municipality, outcome, request_id, object)
            values (?, ?, 'RETENTION', ?, 'PURGED', ?, ?)""";

    private final DataSource database;

    AuditPurgeTable(DataSource database) {
        this.database = database;
    }

    /// An entry that is past its time, and its leaf.
    record Past(long index, long entry, Bytes hash) {}

    List<String> municipalities() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MUNICIPALITIES);
                ResultSet rows = statement.executeQuery()) {
            List<String> codes = new ArrayList<>();
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
            return codes;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// The oldest entries of a purpose below that leaf and before that moment. Fails where an entry is not what its
    /// leaf was made from: evidence is not purged.
    List<Past> past(String municipality, Purpose purpose, long below, Instant before, int atMost) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAST)) {
            statement.setString(1, municipality);
            statement.setLong(2, below);
            statement.setString(3, purpose.name());
            statement.setObject(4, before.atOffset(ZoneOffset.UTC));
            statement.setInt(5, atMost);
            List<Past> past = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    past.add(past(rows));
                }
            }
            return past;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Past past(ResultSet row) throws SQLException {
        AuditLine line = AuditRows.line(row);
        Bytes hash = Bytes.copyOf(row.getBytes(AuditRows.WIDTH + 2));
        if (!line.hash().equals(hash)) {
            throw new IllegalStateException("entry " + line.id() + " is not what its leaf was made from: verify it");
        }
        return new Past(row.getLong(AuditRows.WIDTH + 1), line.id(), hash);
    }

    /// Everything or nothing: whether it was done, which it is not where another node was first.
    boolean purge(String municipality, List<Past> past, PurgeRecord record) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean isWhole = mark(connection, municipality, past, record) == past.size()
                        && delete(connection, past) == past.size();
                if (isWhole) {
                    tell(connection, municipality, record);
                    connection.commit();
                }
                return isWhole;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static int mark(Connection connection, String municipality, List<Past> past, PurgeRecord record)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setBytes(1, record.leaves().toArray());
            statement.setString(2, municipality);
            statement.setObject(3, past.stream().mapToLong(Past::index).toArray());
            return statement.executeUpdate();
        }
    }

    private static int delete(Connection connection, List<Past> past) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
            statement.setObject(1, past.stream().mapToLong(Past::entry).toArray());
            return statement.executeUpdate();
        }
    }

    private static void tell(Connection connection, String municipality, PurgeRecord record) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TELL)) {
            statement.setObject(1, record.at().atOffset(ZoneOffset.UTC));
            statement.setString(2, Purpose.AUDIT_PURGE.name());
            statement.setString(3, municipality);
            statement.setString(4, record.leaves().toHex().substring(0, 22));
            statement.setString(5, record.count() + " of " + record.purpose() + " before " + record.before());
            statement.executeUpdate();
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the audit cannot be purged", cause);
    }
}
