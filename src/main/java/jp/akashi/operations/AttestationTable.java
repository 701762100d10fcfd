package jp.akashi.operations;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// The nodes that run. Waits for its answers: it is used before the first request, and on threads for such work.
///
/// By the database's clock a node that was not seen for 15 seconds runs no more.
@Singleton
final class AttestationTable {
    // Of nodes that start at the same time each one sees those before it.
    private static final String LOCK = "lock table node_attestation in exclusive mode";

    private static final String FORGET = "delete from node_attestation where seen_at < now() - interval '15 seconds'";

    private static final String ATTEST = """
            insert into node_attestation (node, build, schema_version, holds, started_at, seen_at)
            values (?, ?, ?, ?, now(), now())
            on conflict (node) do update set seen_at = now()""";

    private static final String OTHERS = "select node, build, schema_version from node_attestation where node <> ?";

    private static final String LEAVE = "delete from node_attestation where node = ?";

    private static final String TIME = "select clock_timestamp()";

    private static final int LONGEST_MILLIS = 5000;

    private final DataSource database;

    AttestationTable(DataSource database) {
        this.database = database;
    }

    /// Says that a node runs, and answers which others do.
    List<Attestation> attest(Attestation own) {
        try (Brief brief = Brief.of(database)) {
            Connection connection = brief.connection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(LOCK);
                statement.executeUpdate(FORGET);
            }
            insert(connection, own);
            List<Attestation> others = others(connection, own.node());
            connection.commit();
            return others;
        } catch (SQLException e) {
            throw new IllegalStateException("the nodes that run cannot be looked at", e);
        }
    }

    /// What time it is there.
    Instant time() {
        try (Brief brief = Brief.of(database);
                Statement statement = brief.connection().createStatement();
                ResultSet rows = statement.executeQuery(TIME)) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's clock cannot be looked at", e);
        }
    }

    /// Says that a node runs no more.
    void leave(String node) {
        try (Brief brief = Brief.of(database);
                PreparedStatement statement = brief.connection().prepareStatement(LEAVE)) {
            statement.setString(1, node);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the node cannot be taken off the list", e);
        }
    }

    /// A connection on which no answer is waited for long: a server that fell silent would hold up the node's end for
    /// ever. Others, who may wait, use it afterwards.
    private record Brief(Connection connection) implements AutoCloseable {
        static Brief of(DataSource database) throws SQLException {
            Connection connection = database.getConnection();
            connection.setNetworkTimeout(Runnable::run, LONGEST_MILLIS);
            return new Brief(connection);
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, 0);
                }
            }
        }
    }

    private static void insert(Connection connection, Attestation own) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ATTEST)) {
            statement.setString(1, own.node());
            statement.setString(2, own.build());
            statement.setString(3, own.schemaVersion());
            statement.setArray(4, connection.createArrayOf("text", own.holds().toArray()));
            statement.executeUpdate();
        }
    }

    private static List<Attestation> others(Connection connection, String node) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setString(1, node);
            List<Attestation> others = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    others.add(new Attestation(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return others;
        }
    }
}
