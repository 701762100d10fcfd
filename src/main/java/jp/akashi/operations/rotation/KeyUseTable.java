package jp.akashi.operations.rotation;

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
import java.util.Optional;
import javax.sql.DataSource;
import jp.akashi.operations.rotation.SecretKeyState.Passage;
import jp.akashi.operations.rotation.SecretKeyState.Standing;
import jp.akashi.platform.secrets.Secret;

/// Which versions of a secret rows are kept under. Waits for its answers, and acts as the owner of the schema.
@Singleton
final class KeyUseTable {
    private static final String USES =
            "select version, current, fingerprint from secret_key_use where secret = ? order by version";

    private static final String BEGIN = """
            insert into secret_key_use (secret, version, current, fingerprint, since) values (?, ?, true, ?, now())
            on conflict do nothing""";

    // Whoever writes under an index key holds this lock until the transaction ends. (V030, index_versions)
    private static final String ALONE = "select pg_advisory_xact_lock(1038, 0)";

    // A node that starts is either seen here, or sees what is written here.
    private static final String NODES_STAND_STILL = "lock table node_attestation in share mode";

    private static final String OBSTACLE = """
            select not exists (select from secret_key_use where secret = ? and current and version < ?)
                or exists (select from secret_key_use where secret = ? and not current)
                or exists (select from node_attestation
                            where seen_at > now() - interval '15 seconds' and not ? = any (holds))
                or (? = 'INDEX' and exists (
                    select from kiosk_application
                     where state not in ('CLOSED', 'CANCELLED', 'EXPIRED', 'REFUSED')
                       and binding is not null and other_bindings is null and ends_at > now()))""";

    private static final String SUPERSEDE = "update secret_key_use set current = false where secret = ?";

    private static final String ACTIVATE =
            "insert into secret_key_use (secret, version, current, fingerprint, since) values (?, ?, true, ?, now())";

    private static final String PASS_OVER = """
            insert into key_rotation (secret, former, started_at)
            select secret, version, now() from secret_key_use where secret = ? and not current
            on conflict (secret) do update
               set former = excluded.former, stage = 0, area = '', position = '', looked_at = 0, renewed = 0,
                   unreadable = 0, found = 0, started_at = now(), finished_at = null""";

    private static final String AUDIT = """
            insert into audit_entry (occurred_at, purpose, caller, municipality, outcome, request_id, object)
            values (now(), 'KEY_CEREMONY', ?, '000000', 'ACTIVATED', ?, ?)""";

    private static final String STATES = """
            with held as (
                select split_part(h, '/', 1) as secret, split_part(h, '/', 2)::int as version, count(*) as holding
                  from node_attestation, unnest(holds) h where seen_at > now() - interval '15 seconds' group by 1, 2)
            select coalesce(u.secret, h.secret), coalesce(u.version, h.version), u.current, u.since,
                   coalesce(h.holding, 0),
                   (select count(*) from node_attestation where seen_at > now() - interval '15 seconds'),
                   r.looked_at, r.renewed, r.unreadable, r.started_at, r.finished_at
              from secret_key_use u full join held h on h.secret = u.secret and h.version = u.version
              left join key_rotation r on r.secret = u.secret and u.current
             order by 1 desc, 2 desc""";

    private final DataSource database;

    KeyUseTable(DataSource database) {
        this.database = database;
    }

    /// A version that rows may be kept under.
    record Use(int version, boolean current, String fingerprint) {}

    /// A version that somebody wants to become the current one; `name` as nodes say that they hold it.
    record Coming(Secret secret, int version, String fingerprint, String name) {}

    List<Use> uses(Secret secret) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(USES)) {
            statement.setString(1, secret.name());
            List<Use> uses = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uses.add(new Use(rows.getInt(1), rows.getBoolean(2), rows.getString(3)));
                }
            }
            return uses;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void begin(Secret secret, int version, String fingerprint) {
        try (Connection connection = database.getConnection()) {
            change(connection, BEGIN, secret.name(), version, fingerprint);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Whether something speaks against the activation now.
    boolean isObstructed(Coming coming) {
        try (Connection connection = database.getConnection()) {
            return isObstructed(connection, coming);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Makes a version the current one and begins the passage to it; false when something speaks against it.
    boolean activate(Coming coming, String operator) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local lock_timeout = '20s'");
                statement.execute(ALONE);
                statement.execute(NODES_STAND_STILL);
                if (isObstructed(connection, coming)) {
                    return false;
                }
                activate(connection, coming, operator);
                connection.commit();
                return true;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Every version that is in use or held by a node that runs.
    List<SecretKeyState> states() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATES);
                ResultSet rows = statement.executeQuery()) {
            List<SecretKeyState> states = new ArrayList<>();
            while (rows.next()) {
                states.add(state(rows));
            }
            return states;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void activate(Connection connection, Coming coming, String operator) throws SQLException {
        String secret = coming.secret().name();
        change(connection, SUPERSEDE, secret);
        change(connection, ACTIVATE, secret, coming.version(), coming.fingerprint());
        change(connection, PASS_OVER, secret);
        change(connection, AUDIT, operator, coming.name(), coming.name());
    }

    private static boolean isObstructed(Connection connection, Coming coming) throws SQLException {
        String secret = coming.secret().name();
        try (PreparedStatement statement = connection.prepareStatement(OBSTACLE)) {
            set(statement, secret, coming.version(), secret, coming.name(), secret);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static SecretKeyState state(ResultSet row) throws SQLException {
        Optional<Instant> since = instant(row, 4);
        boolean current = row.getBoolean(3);
        Standing standing = since.isEmpty() ? Standing.UNUSED : current ? Standing.CURRENT : Standing.FORMER;
        Optional<Instant> started = instant(row, 10);
        Optional<Passage> passage = started.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Passage(row.getLong(7), row.getLong(8), row.getLong(9), started.get(), instant(row, 11)));
        return new SecretKeyState(
                row.getString(1), row.getInt(2), standing, since, row.getInt(5), row.getInt(6), passage);
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static void change(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the secret keys in use cannot be looked at", cause);
    }
}
