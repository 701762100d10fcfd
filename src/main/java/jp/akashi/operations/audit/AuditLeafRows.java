package jp.akashi.operations.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.vocabulary.Bytes;

/// Reads the stored hashes of a tree.
final class AuditLeafRows {
    private static final String LEAVES = """
            select hash from audit_leaf where municipality = ? and leaf_index >= ? and leaf_index < ? order by leaf_index""";

    private static final String BLOCKS =
            "select hash from audit_block where municipality = ? and block_index >= ? and block_index < ? order by block_index";

    private AuditLeafRows() {}

    /// The leaves from one index to before another.
    static List<Bytes> hashes(Connection connection, String municipality, long begin, long end) throws SQLException {
        return read(connection, LEAVES, municipality, begin, end);
    }

    /// The roots of full blocks, from one block to before another.
    static List<Bytes> blocks(Connection connection, String municipality, long begin, long end) throws SQLException {
        return read(connection, BLOCKS, municipality, begin, end);
    }

    private static List<Bytes> read(Connection connection, String sql, String municipality, long begin, long end)
            throws SQLException {
        if (begin == end) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, municipality);
            statement.setLong(2, begin);
            statement.setLong(3, end);
            List<Bytes> hashes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hashes.add(Bytes.copyOf(rows.getBytes(1)));
                }
            }
            return hashes;
        }
    }
}
