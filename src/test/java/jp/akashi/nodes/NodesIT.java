package jp.akashi.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The packaged artefact as a process: it serves, ends at once, comes back, and refuses to start where it must.
class NodesIT {
    private static Site site;
    private static Gateway node;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("nodes");
        node = site.startNode();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aKilledNodeComesBackOnTheSamePort() {
        centreAsks();

        node.kill();
        assertFalse(node.isRunning());
        node.restart();

        centreAsks();
    }

    @Test
    void aKilledDatabaseComesBackWithWhatItAcknowledged() throws Exception {
        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (n int)");
            statement.execute("insert into kept values (1)");
        }

        site.stores().postgres().kill();
        site.stores().postgres().start();

        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from kept")) {
            assertTrue(rows.next());
            assertEquals(1, rows.getInt(1));
        }
    }

    /// K10: a site of another build, and a profile that the artefact was not built for, end the start.
    @Test
    void aNodeOfAnotherBuildDoesNotStart() throws Exception {
        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into node_attestation (node, build, schema_version, started_at, seen_at)
                    values ('left-behind', 'another', '000', now(), now() + interval '1 minute')""");
            Gateway other = site.addNode(Map.of());

            int exit = other.startInVain();

            statement.execute("delete from node_attestation where node = 'left-behind'");
            assertNotEquals(0, exit);
            assertTrue(other.log().contains("accept-builds"), other.log());
        }
    }

    /// K10: what was built for production does not start as anything else.
    @Test
    void aNodeOfAnotherProfileDoesNotStart() {
        Gateway other = site.addNode(Map.of("quarkus.profile", "demo"));

        assertNotEquals(0, other.startInVain());
        assertTrue(other.log().contains("built for production"), other.log());
    }

    private static void centreAsks() {
        TestPki.the()
                .as("CN=centre, OU=centre", node.port())
                .post("/centre/v1/challenges")
                .then()
                .statusCode(201);
    }
}
