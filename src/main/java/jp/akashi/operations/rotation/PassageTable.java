package jp.akashi.operations.rotation;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jp.akashi.operations.rotation.Passage.Page;
import jp.akashi.operations.rotation.Passage.Position;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.registry.PersonAt;

/// Where each passage has come to. Waits for its answers, and acts as the owner of the schema.
///
/// Each step is one transaction that holds the one row: of many nodes one works, and one that dies loses a step at
/// most.
@Singleton
final class PassageTable {
    // Nodes look every five seconds which version is current: what they wrote before that is found.
    private static final String POSITION = """
            select stage, area, position, found, unreadable from key_rotation
             where secret = ? and finished_at is null and started_at < now() - interval '10 seconds'
               for update skip locked""";

    private static final String ADVANCE = """
            update key_rotation
               set stage = ?, area = ?, position = ?, found = ?, unreadable = ?, looked_at = looked_at + ?,
                   renewed = renewed + ?, finished_at = case when ? then now() end
             where secret = ?""";

    // Rows that do not open may have been mended.
    private static final String AGAIN = """
            update key_rotation set stage = 0, area = '', position = '', found = 0, unreadable = 0, finished_at = null
             where unreadable > 0 and finished_at < now() - interval '1 hour'""";

    private static final String DROP_FORMER = "delete from secret_key_use where secret = ? and not current";

    private final DataSource database;

    PassageTable(DataSource database) {
        this.database = database;
    }

    /// What one step did; `unfinished` says whether there is more.
    record Step(int renewed, List<PersonAt> movedFrom, boolean unfinished) {
        private static final Step NOTHING = new Step(0, List.of(), false);
    }

    private record Progress(Position position, long found, long unreadable) {}

    /// Begins passages anew that ended an hour ago with rows that did not open.
    void again() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Takes the passage a page further; nothing where none is under way, or another node works on it.
    Step step(Passage passage) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Step step = step(connection, passage);
                connection.commit();
                return step;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static Step step(Connection connection, Passage passage) throws SQLException {
        Optional<Progress> progress = progress(connection, passage.secret());
        if (progress.isEmpty()) {
            return Step.NOTHING;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '30s'");
        }
        Page page = passage.next(connection, progress.get().position());
        long found = progress.get().found() + page.renewed();
        long unreadable = progress.get().unreadable() + page.unreadable();
        if (page.position().stage() < passage.stages()) {
            advance(connection, passage.secret(), page, new Progress(page.position(), found, unreadable), false);
            return new Step(page.renewed(), page.movedFrom(), true);
        }
        boolean again = found > 0; // until a whole pass finds none
        Position begin = new Position(0, "", new byte[0]);
        advance(connection, passage.secret(), page, new Progress(begin, 0, again ? 0 : unreadable), !again);
        if (!again && unreadable == 0) {
            dropFormer(connection, passage.secret());
        }
        return new Step(page.renewed(), page.movedFrom(), again);
    }

    private static Optional<Progress> progress(Connection connection, Secret secret) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
            statement.setString(1, secret.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Progress(
                                new Position(row.getInt(1), row.getString(2), row.getBytes(3)),
                                row.getLong(4),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    private static void advance(Connection connection, Secret secret, Page page, Progress progress, boolean finished)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setInt(1, progress.position().stage());
            statement.setString(2, progress.position().area());
            statement.setBytes(3, progress.position().row());
            statement.setLong(4, progress.found());
            statement.setLong(5, progress.unreadable());
            statement.setInt(6, page.lookedAt());
            statement.setInt(7, page.renewed());
            statement.setBoolean(8, finished);
            statement.setString(9, secret.name());
            statement.executeUpdate();
        }
    }

    private static void dropFormer(Connection connection, Secret secret) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DROP_FORMER)) {
            statement.setString(1, secret.name());
            statement.executeUpdate();
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("rows do not pass to the current key", cause);
    }
}
