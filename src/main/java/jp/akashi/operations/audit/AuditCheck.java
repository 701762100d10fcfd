package jp.akashi.operations.audit;

import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import jp.akashi.operations.audit.Finding.Kind;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// Reads one municipality's audit from beginning to end and holds it against its tree and its signed checkpoints.
///
/// Every entry is hashed anew. Needs a connection that may read all of it, and some seconds for a million entries.
final class AuditCheck {
    private static final int FETCH = 2_000;

    private static final String LEAVES = """
            select %s, l.leaf_index, l.entry_id, l.hash,
                   l.occurred_at is not distinct from e.occurred_at and l.number is not distinct from e.number
                   and l.subject_tag is not distinct from e.subject_tag,
                   l.purge
              from audit_leaf l left join audit_entry e on e.id = l.entry_id
             where l.municipality = ? order by l.leaf_index""".formatted(AuditRows.COLUMNS);

    // Entries before the last leaf's that are no leaf were slipped in; those behind it wait for their turn.
    private static final String OUTSIDE = """
            select e.id, (e.xact, e.id) > (coalesce(t.last_xact, '0'::xid8), coalesce(t.last_id, 0))
              from audit_entry e left join audit_tree t on t.municipality = e.municipality
             where e.municipality = ? and not exists (select from audit_leaf l where l.entry_id = e.id)""";

    private final String municipality;
    private final Findings findings = new Findings();
    private final CheckpointLedger checkpoints;
    private final PurgeLedger purges;
    private final Frontier tree = Frontier.empty();
    private long lastXact;
    private long lastId;
    private long waiting;

    private AuditCheck(String municipality, List<String> notes, List<String> purges, List<PublicKey> keys) {
        this.municipality = municipality;
        this.checkpoints = new CheckpointLedger(municipality, notes, keys, findings);
        this.purges = new PurgeLedger(municipality, purges, keys, findings);
    }

    /// Against the notes in a directory that one of the keys signed.
    static AuditCheck of(String municipality, Path directory, List<PublicKey> keys) {
        return new AuditCheck(
                municipality,
                CheckpointFiles.ofTrees(directory).read(municipality),
                CheckpointFiles.ofPurges(directory).read(municipality),
                keys);
    }

    /// Reads in one snapshot; the connection is given back without a transaction.
    AuditReport run(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            readLeaves(connection);
            readOutside(connection);
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        checkpoints.end(tree.size());
        return new AuditReport(
                municipality,
                tree.size(),
                purges.end(checkpoints),
                checkpoints.agreed(),
                checkpoints.anchored(),
                waiting,
                findings.all());
    }

    private void readLeaves(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, municipality);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    take(rows);
                }
            }
        }
    }

    private void take(ResultSet row) throws SQLException {
        long index = row.getLong(AuditRows.WIDTH + 1);
        long entry = row.getLong(AuditRows.WIDTH + 2);
        Bytes hash = Bytes.copyOf(row.getBytes(AuditRows.WIDTH + 3));
        if (index != tree.size()) {
            findings.add(Kind.LEAF_DELETED, tree.size(), "the next one is " + index);
        }
        byte[] purge = row.getBytes(AuditRows.WIDTH + 5);
        row.getLong(2);
        if (row.wasNull()) {
            gone(index, entry, hash, purge);
        } else {
            compare(AuditRows.line(row), index, hash, row.getBoolean(AuditRows.WIDTH + 4));
        }
        tree.add(hash);
        checkpoints.compare(tree);
    }

    private void gone(long index, long entry, Bytes hash, byte @Nullable [] purge) {
        if (purge == null) {
            findings.add(Kind.ENTRY_DELETED, index, "entry " + entry);
        } else {
            purges.add(index, hash, Bytes.copyOf(purge));
        }
    }

    private void compare(AuditLine line, long index, Bytes hash, boolean searchedAlike) {
        if (!line.hash().equals(hash)) {
            findings.add(Kind.ENTRY_CHANGED, index, "entry " + line.id());
        } else if (!searchedAlike) {
            findings.add(Kind.SEARCH_CHANGED, index, "entry " + line.id());
        }
        if (!line.isAfter(lastXact, lastId)) {
            findings.add(Kind.ORDER_CHANGED, index, "entry " + line.id());
        }
        lastXact = line.xact();
        lastId = line.id();
    }

    private void readOutside(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUTSIDE)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, municipality);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getBoolean(2)) {
                        waiting++;
                    } else {
                        findings.add(Kind.ENTRY_INSERTED, tree.size(), "entry " + rows.getLong(1));
                    }
                }
            }
        }
    }
}
