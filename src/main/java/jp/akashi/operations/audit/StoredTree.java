package jp.akashi.operations.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// A tree as the database has it, from which the root over any run of leaves is told by reading few of them.
final class StoredTree {
    private static final String SIZE = "select size from audit_tree where municipality = ?";

    private static final String PLACE = """
            select %s, l.leaf_index from audit_leaf l join audit_entry e on e.id = l.entry_id
             where l.municipality = ? and l.entry_id = ?""".formatted(AuditRows.COLUMNS);

    private final Connection connection;
    private final String municipality;
    private final long size;

    private StoredTree(Connection connection, String municipality, long size) {
        this.connection = connection;
        this.municipality = municipality;
        this.size = size;
    }

    /// Where an entry is, and what its leaf was made from.
    record Place(long index, String content) {}

    static StoredTree of(Connection connection, String municipality) {
        try (PreparedStatement statement = connection.prepareStatement(SIZE)) {
            statement.setString(1, municipality);
            try (ResultSet row = statement.executeQuery()) {
                return new StoredTree(connection, municipality, row.next() ? row.getLong(1) : 0);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    long size() {
        return size;
    }

    Optional<Place> find(long entry) {
        try (PreparedStatement statement = connection.prepareStatement(PLACE)) {
            statement.setString(1, municipality);
            statement.setLong(2, entry);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Place(
                                row.getLong(AuditRows.WIDTH + 1),
                                AuditRows.line(row).content()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// The root over the first leaves.
    Bytes root(long leaves) {
        return leaves == 0 ? MerkleTree.ofNothing() : subtree(0, leaves);
    }

    /// The root over the leaves from one index to before another. Its begin is where some subtree begins.
    Bytes subtree(long begin, long end) {
        try {
            return end - begin > AuditTreeTable.BLOCK ? ofBlocks(begin, end) : ofLeaves(begin, end);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private Bytes ofLeaves(long begin, long end) throws SQLException {
        return over(AuditLeafRows.hashes(connection, municipality, begin, end), end - begin);
    }

    // More than one block always begins at a block's border; only the last one may be part of a block.
    private Bytes ofBlocks(long begin, long end) throws SQLException {
        long border = end - end % AuditTreeTable.BLOCK;
        List<Bytes> blocks = AuditLeafRows.blocks(
                connection, municipality, begin / AuditTreeTable.BLOCK, border / AuditTreeTable.BLOCK);
        if (border == end) {
            return over(blocks, (end - begin) / AuditTreeTable.BLOCK);
        }
        long middle = begin + MerkleProofs.leftOf(end - begin);
        return MerkleTree.node(subtree(begin, middle), subtree(middle, end));
    }

    private static IllegalStateException unreadable(SQLException cause) {
        return new IllegalStateException("the audit's tree cannot be read", cause);
    }

    private static Bytes over(List<Bytes> hashes, long expected) {
        if (hashes.size() != expected) {
            throw new IllegalStateException("the audit's tree has holes");
        }
        Frontier tree = Frontier.empty();
        hashes.forEach(tree::add);
        return tree.root();
    }
}
