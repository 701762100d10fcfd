package jp.akashi.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.Set;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which nodes may start beside one another. The gateway under test is the first one.
@GatewayTest
class NodeAttestationIT {
    @Inject
    AttestationTable table;

    @Inject
    NodeClock clock;

    @Inject
    Flyway flyway;

    @Inject
    Register register;

    @AfterEach
    void leave() {
        register.query("delete from node_attestation where node like 'test-%'", Tuple.tuple());
    }

    @Test
    void theSameProgramStartsBesideItself() {
        assertDoesNotThrow(
                () -> node("test-1", BuildId.own(), schema(), Set.of()).requireEqual());
    }

    @Test
    void anotherProgramDoesNotStartAndLeavesNoTrace() {
        NodeAttestation other = node("test-1", "another", schema(), Set.of());

        IllegalStateException stop = assertThrows(IllegalStateException.class, other::requireEqual);

        assertTrue(stop.getMessage().contains("accept-builds"), stop.getMessage());
        assertEquals(0, register.count("select count(*) from node_attestation where node = 'test-1'"));
    }

    @Test
    void anotherSchemaDoesNotStart() {
        assertThrows(IllegalStateException.class, () -> node("test-1", BuildId.own(), "000", Set.of())
                .requireEqual());
    }

    @Test
    void aRolloutNamesTheBuildItReplaces() {
        assertDoesNotThrow(
                () -> node("test-1", "another", "000", Set.of(BuildId.own())).requireEqual());
    }

    @Test
    void aNodeThatWasNotSeenForLongDoesNotCount() {
        register.query("""
                insert into node_attestation (node, build, schema_version, started_at, seen_at)
                values ('test-dead', 'another', '000', now() - interval '1 day', now() - interval '16 seconds')""", Tuple.tuple());

        assertDoesNotThrow(
                () -> node("test-1", BuildId.own(), schema(), Set.of()).requireEqual());
    }

    private NodeAttestation node(String name, String build, String schema, Set<String> accepted) {
        return new NodeAttestation(table, clock, new Attestation(name, build, schema), accepted);
    }

    private String schema() {
        return flyway.info().current().getVersion().getVersion();
    }
}
