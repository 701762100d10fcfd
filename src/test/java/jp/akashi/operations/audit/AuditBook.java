package jp.akashi.operations.audit;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/// Writes entries into the audit of a test's own municipality, and tampers with it as a superuser would.
@Singleton
class AuditBook {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataSource database;
    private final AuditTree tree;

    AuditBook(DataSource database, AuditTree tree) {
        this.database = database;
        this.tree = tree;
    }

    Connection connect() throws SQLException {
        return database.getConnection();
    }

    /// Entries `from` to before `until`, each in a transaction of its own.
    void write(String municipality, int from, int until) throws SQLException {
        try (Connection connection = connect()) {
            for (int i = from; i < until; i++) {
                write(connection, municipality, "request-" + i);
            }
        }
    }

    static void write(Connection connection, String municipality, String request) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
                values (now(), 'VACC_CERT_APP', 'APP', ?, sha256(?::bytea)::bytea, 'ISSUED', ?, null)""")) {
            insert.setString(1, municipality);
            insert.setString(2, request);
            insert.setString(3, request);
            insert.executeUpdate();
        }
    }

    /// Has the tree grow until it has so many leaves: whatever else runs in the database may hold the last ones up.
    void growTo(String municipality, long leaves) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        do {
            tree.grow().await().indefinitely();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the tree has " + leaves(municipality) + " leaves, not " + leaves);
            }
        } while (leaves(municipality) < leaves);
    }

    void checkpoint() {
        tree.writeCheckpoints().await().indefinitely();
    }

    long leaves(String municipality) throws SQLException {
        return number("select count(*) from audit_leaf where municipality = '" + municipality + "'");
    }

    long number(String question) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// With all triggers off, which only a superuser can do.
    void tamper(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            try {
                statement.execute(sql);
            } finally {
                statement.execute("reset session_replication_role");
            }
        }
    }
}
