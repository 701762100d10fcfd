package jp.akashi.channel.kiosk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import jp.akashi.nodes.Patience;
import jp.akashi.nodes.Postgres;

/// Holds every application of a terminal `hold-<state>` up on its way into that state, in the middle of the statement.
final class Holdup implements AutoCloseable {
    private static final int KEY = 8_2023;

    private final Connection holder;

    private Holdup(Connection holder) {
        this.holder = holder;
    }

    static Holdup begin(Postgres postgres) throws SQLException {
        Connection holder = postgres.connect();
        try (Statement statement = holder.createStatement()) {
            statement.execute("""
                    create or replace function hold_up() returns trigger language plpgsql as $$ begin
                      if new.terminal = 'hold-' || new.state and new.state is distinct from old.state then
                        perform pg_advisory_xact_lock_shared(%d);
                      end if;
                      return new;
                    end $$""".formatted(KEY));
            statement.execute("create or replace trigger hold_up before update on kiosk_application"
                    + " for each row execute function hold_up()");
            statement.execute("select pg_advisory_lock(%d)".formatted(KEY));
        }
        return new Holdup(holder);
    }

    /// Waits until so many statements are held up.
    void awaitHeld(int expected) {
        if (!Patience.until(Duration.ofSeconds(20), () -> held() == expected)) {
            throw new AssertionError(held() + " applications are held up, not " + expected);
        }
    }

    private int held() {
        try (Statement statement = holder.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets all of them go on.
    @Override
    public void close() throws SQLException {
        holder.close();
    }
}
