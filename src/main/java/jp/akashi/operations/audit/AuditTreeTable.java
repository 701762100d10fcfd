package jp.akashi.operations.audit;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// Extends trees. Waits for its answers: it is used on threads for such work.
///
/// Below the oldest transaction that still runs no entry can appear any more: up to there the order of the entries is
/// settled, whatever identities they drew. Source: PostgreSQL, "Transaction ID and Snapshot Information Functions".
@Singleton
final class AuditTreeTable {
    /// Leaves under one block's hash.
    static final int BLOCK = 256;

    private static final int LOCK = 0x41756474; // "Audt"

    private static final String SETTLED = "e.xact < pg_snapshot_xmin(pg_current_snapshot())";

    // Hops from municipality to municipality along the index, rather than over all entries.
    private static final String BEHIND = """
            with recursive area(code) as (
              (select municipality from audit_entry order by municipality limit 1)
              union all
              select (select e.municipality from audit_entry e where e.municipality > a.code order by e.municipality limit 1)
                from area a where a.code is not null)
            select a.code from area a left join audit_tree t on t.municipality = a.code
             where a.code is not null
               and exists (select from audit_entry e
                            where e.municipality = a.code and %s
                              and (e.xact, e.id) > (coalesce(t.last_xact, '0'::xid8), coalesce(t.last_id, 0)))""".formatted(SETTLED);

    private static final String ONLY_WRITER = "select pg_try_advisory_xact_lock(?, ?)";

    private static final String STATE =
            "select size, frontier, last_xact::text::bigint, last_id from audit_tree where municipality = ?";

    private static final String NEXT = """
            select %s from audit_entry e
             where e.municipality = ? and (e.xact, e.id) > (?::text::xid8, ?) and %s
             order by e.xact, e.id limit ?""".formatted(AuditRows.COLUMNS, SETTLED);

    private static final String LEAVES = """
            insert into audit_leaf (municipality, leaf_index, entry_id, hash, occurred_at, subject_tag, number)
            select ?, ? + l.place - 1, l.entry_id, l.hash, l.occurred_at, decode(l.subject_tag, 'hex'), l.number
              from unnest(?::bigint[], ?::bytea[], ?::timestamptz[], ?::text[], ?::text[])
                   with ordinality as l(entry_id, hash, occurred_at, subject_tag, number, place)""";

    private static final String BLOCK_ROOT =
            "insert into audit_block (municipality, block_index, hash) values (?, ?, ?)";

    private static final String GROWN = """
            insert into audit_tree (municipality, size, frontier, last_xact, last_id) values (?, ?, ?, ?::text::xid8, ?)
            on conflict (municipality) do update set size = excluded.size, frontier = excluded.frontier,
                                                     last_xact = excluded.last_xact, last_id = excluded.last_id""";

    private final DataSource database;

    AuditTreeTable(DataSource database) {
        this.database = database;
    }

    /// The municipalities whose trees lack entries.
    List<String> behind() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEHIND);
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

    /// Adds the next entries, some at a time; how many. None where another node extends that tree.
    int extend(String municipality, int atMost) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int added = isOnlyWriter(connection, municipality) ? add(connection, municipality, atMost) : 0;
                connection.commit();
                return added;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static boolean isOnlyWriter(Connection connection, String municipality) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONLY_WRITER)) {
            statement.setInt(1, LOCK);
            statement.setInt(2, Integer.parseInt(municipality));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static int add(Connection connection, String municipality, int atMost) throws SQLException {
        TreeState state = state(connection, municipality);
        List<AuditLine> lines = next(connection, municipality, state, atMost);
        if (!lines.isEmpty()) {
            insert(connection, municipality, state.frontier(), lines);
            grown(connection, municipality, state.frontier(), lines.getLast());
        }
        return lines.size();
    }

    private static TreeState state(Connection connection, String municipality) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STATE)) {
            statement.setString(1, municipality);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new TreeState(Frontier.of(row.getLong(1), row.getBytes(2)), row.getLong(3), row.getLong(4))
                        : TreeState.empty();
            }
        }
    }

    private static List<AuditLine> next(Connection connection, String municipality, TreeState state, int atMost)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, municipality);
            statement.setString(2, Long.toString(state.lastXact()));
            statement.setLong(3, state.lastId());
            statement.setInt(4, atMost);
            List<AuditLine> lines = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(AuditRows.line(rows));
                }
            }
            return lines;
        }
    }

    private static void insert(Connection connection, String municipality, Frontier frontier, List<AuditLine> lines)
            throws SQLException {
        long first = frontier.size();
        List<Bytes> hashes = lines.stream().map(AuditLine::hash).toList();
        try (PreparedStatement leaves = connection.prepareStatement(LEAVES)) {
            leaves.setString(1, municipality);
            leaves.setLong(2, first);
            leaves.setArray(3, column(connection, "int8", lines, AuditLine::id));
            leaves.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", hashes.stream().map(Bytes::toArray).toArray(byte[][]::new)));
            leaves.setArray(
                    5, column(connection, "text", lines, line -> line.at().toString()));
            leaves.setArray(6, column(connection, "text", lines, line -> line.subjectTag()
                    .orElse(null)));
            leaves.setArray(7, column(connection, "text", lines, line -> line.certificate()
                    .orElse(null)));
            leaves.executeUpdate();
        }
        insertBlocks(connection, municipality, frontier, hashes);
    }

    private static <T> Array column(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> field) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(field).toArray());
    }

    // The hashes join the tree, and whatever block they complete is stored.
    private static void insertBlocks(Connection connection, String municipality, Frontier frontier, List<Bytes> hashes)
            throws SQLException {
        try (PreparedStatement blocks = connection.prepareStatement(BLOCK_ROOT)) {
            Frontier block = blockUnderWay(connection, municipality, frontier.size());
            for (Bytes hash : hashes) {
                frontier.add(hash);
                block.add(hash);
                if (block.size() == BLOCK) {
                    blocks.setString(1, municipality);
                    blocks.setLong(2, frontier.size() / BLOCK - 1);
                    blocks.setBytes(3, block.root().toArray());
                    blocks.addBatch();
                    block = Frontier.empty();
                }
            }
            blocks.executeBatch();
        }
    }

    private static Frontier blockUnderWay(Connection connection, String municipality, long size) throws SQLException {
        Frontier block = Frontier.empty();
        for (Bytes hash : AuditLeafRows.hashes(connection, municipality, size - size % BLOCK, size)) {
            block.add(hash);
        }
        return block;
    }

    private static void grown(Connection connection, String municipality, Frontier frontier, AuditLine last)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GROWN)) {
            statement.setString(1, municipality);
            statement.setLong(2, frontier.size());
            statement.setBytes(3, frontier.stored());
            statement.setString(4, Long.toString(last.xact()));
            statement.setLong(5, last.id());
            statement.executeUpdate();
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the audit's trees cannot be reached", cause);
    }
}
