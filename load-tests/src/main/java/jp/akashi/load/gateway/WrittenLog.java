package jp.akashi.load.gateway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Gives the embedded PostgreSQL the write-ahead log of one that has been at work: 4 GB of segments to use again.
///
/// A new database makes each segment when it is needed, every few seconds under load: 16 MB of zeros and a sync, during
/// which nothing commits for 30 to 100 ms. Source: PostgreSQL, "WAL Configuration" (`min_wal_size`).
public final class WrittenLog {
    private static final int SEGMENTS = 256;

    private WrittenLog() {}

    /// Some 20 seconds the first time, next to none once the log is there.
    public static void prepare(Gateway gateway) {
        try (Connection connection = gateway.database();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set min_wal_size = '4GB'");
            statement.execute("select pg_reload_conf()");
            long missing = SEGMENTS - segments(statement);
            for (long i = 0; i < missing; i++) {
                statement.execute("select pg_logical_emit_message(true, 'load', '')");
                statement.execute("select pg_switch_wal()");
            }
            if (missing > 0) {
                statement.execute("checkpoint");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long segments(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from pg_ls_waldir()")) {
            row.next();
            return row.getLong(1);
        }
    }
}
