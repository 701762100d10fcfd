package jp.akashi.operations.reverification;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import jp.akashi.issuance.ledger.LedgerRow;
import jp.akashi.vocabulary.Bytes;

/// Where the pass over the ledger has come to, and what it found. Waits for its answers.
///
/// Each step is one transaction that holds the one row: of many nodes one works, and one that dies loses a step at
/// most.
@Singleton
final class ReverificationTable {
    private static final String BEGIN = """
            insert into reverification (position, checked, differing, started_at) values ('', 0, 0, now())
            on conflict (one) do update set position = '', checked = 0, differing = 0, started_at = now(), finished_at = null
             where reverification.finished_at is not null
               and reverification.started_at <= now() - make_interval(secs => ?)""";

    private static final String POSITION =
            "select position from reverification where finished_at is null for update skip locked";

    private static final String NEXT = """
            select c.number, c.municipality, c.use, c.issued_at, c.shc_kid, c.shc_rid, c.content_sealed,
                   exists (select from resident r where r.id = c.resident_id and r.municipality = c.municipality)
              from certificate c where c.number > ? order by c.number limit ?""";

    private static final String FOUND = """
            insert into reverification_finding (number, what, found_at) values (?, ?, now())
            on conflict (number) do update set what = excluded.what, found_at = now(), told_at = null""";

    private static final String UNTOLD = """
            select f.number, c.municipality, f.what from reverification_finding f join certificate c on c.number = f.number
             where f.told_at is null order by f.number limit 100""";

    private static final String TOLD = "update reverification_finding set told_at = now() where number = ?";

    private static final String ADVANCE = """
            update reverification set position = ?, checked = checked + ?, differing = differing + ?,
                                      finished_at = case when ? then now() end""";

    private final DataSource database;

    ReverificationTable(DataSource database) {
        this.database = database;
    }

    /// What one step did; `unfinished` says whether there is more.
    record Step(int checked, int differing, boolean unfinished) {}

    record Difference(String number, String municipality, String what) {}

    /// Begins a pass when the last one is finished and began long enough ago.
    void beginWhenDue(Duration period) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BEGIN)) {
            statement.setDouble(1, period.toSeconds());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Looks at the next certificates; nothing where no pass is under way, or another node works on it.
    Step step(int atOnce, Function<LedgerRow, Optional<String>> judge) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Step step = step(connection, atOnce, judge);
                connection.commit();
                return step;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// What was found and nobody was told of.
    List<Difference> untold() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(UNTOLD);
                ResultSet rows = statement.executeQuery()) {
            List<Difference> untold = new ArrayList<>();
            while (rows.next()) {
                untold.add(new Difference(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return untold;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void told(Difference difference) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setString(1, difference.number());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Step step(Connection connection, int atOnce, Function<LedgerRow, Optional<String>> judge)
            throws SQLException {
        Optional<String> position = position(connection);
        if (position.isEmpty()) {
            return new Step(0, 0, false);
        }
        List<LedgerRow> rows = next(connection, position.get(), atOnce);
        List<Difference> differences = new ArrayList<>();
        for (LedgerRow row : rows) {
            judge.apply(row).ifPresent(what -> differences.add(new Difference(row.number(), row.municipality(), what)));
        }
        note(connection, differences);
        boolean last = rows.size() < atOnce;
        advance(connection, rows.isEmpty() ? position.get() : rows.getLast().number(), rows.size(), differences, last);
        return new Step(rows.size(), differences.size(), !last);
    }

    private static Optional<String> position(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static List<LedgerRow> next(Connection connection, String position, int atOnce) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, position);
            statement.setInt(2, atOnce);
            List<LedgerRow> next = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    next.add(row(rows));
                }
            }
            return next;
        }
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                row.getString(6),
                row.getBoolean(8),
                Bytes.copyOf(row.getBytes(7)));
    }

    private static void note(Connection connection, List<Difference> differences) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOUND)) {
            for (Difference difference : differences) {
                statement.setString(1, difference.number());
                statement.setString(2, difference.what());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void advance(
            Connection connection, String position, int checked, List<Difference> differences, boolean last)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setString(1, position);
            statement.setInt(2, checked);
            statement.setInt(3, differences.size());
            statement.setBoolean(4, last);
            statement.executeUpdate();
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the ledger cannot be verified anew", cause);
    }
}
