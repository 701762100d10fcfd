package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The schema in the hands of owners without any special right, as operators give them.
///
/// Roles belong to the whole server, so the order of these tests is theirs: at first there are none.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlainOwnerIT {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    @Order(1)
    void anOwnerWhoMayNotMakeRolesIsToldSo() throws SQLException {
        owner("plain", "login");

        assertThrows(FlywayException.class, () -> migrate("plain"));
    }

    @Test
    @Order(2)
    void anOwnerWhoMayMakeRolesNeedsNothingElse() throws SQLException {
        owner("maker", "login createrole");

        migrate("maker");

        assertEquals("akashi_gateway", becomes("maker"));
    }

    @Test
    @Order(3)
    void anOwnerWhoWasGivenTheRolesNeedsNothingElse() throws SQLException {
        owner("given", "login");
        asServer("postgres", "grant akashi_gateway, akashi_area, akashi_writer to given with inherit false, set true");

        migrate("given");

        assertEquals("akashi_gateway", becomes("given"));
    }

    private static void owner(String name, String rights) throws SQLException {
        asServer("postgres", "create role " + name + " " + rights);
        asServer("postgres", "create database " + name + " owner " + name);
    }

    private static void migrate(String owner) {
        Flyway.configure()
                .dataSource(url(owner), owner, "")
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    // As the gateway connects, and what it may do then.
    private static String becomes(String owner) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url(owner) + "?options=-c%20role=akashi_gateway", owner, "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('role', 'akashi_area', true), set_config('akashi.area', '131113', true)");
            statement.execute("""
                    insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                          kana, birth_date, sex, protected, changed_at)
                    values ('131113', '', '', 'a', '0000000001', 'x', 'x', '2000-01-01', 9, false, now())""");
            connection.commit();
            assertEquals(
                    "42501",
                    assertThrows(SQLException.class, () -> statement.execute("update resident set sex = 1"))
                            .getSQLState());
            connection.rollback();
            try (ResultSet role = statement.executeQuery("select current_user from resident for share")) {
                role.next();
                return role.getString(1);
            }
        }
    }

    private static void asServer(String database, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }
}
