package jp.akashi.platform.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

@GatewayTest
class AuditTrailIT {
    private static final Instant AT = Instant.parse("2022-01-01T00:00:00.123456Z");
    private static final AuditEntry ACT =
            AuditEntry.of(AT, Purpose.OPERATION, "operator-1", AuditEntry.WHOLE_INSTALLATION, "DONE", "trail-1");

    @Inject
    Database database;

    @Inject
    Register register;

    @Test
    void anEntryStandsWithTheWorkThatItTellsOf() {
        AuditEntry entry = ACT.onPerson("00112233445566778899aabbccddeeff")
                .onObject("import-7")
                .onCertificate("ABCDEFGHJKLM");

        database.inTransaction(connection -> AuditTrail.write(connection, entry))
                .await()
                .indefinitely();

        Row row = register.query("""
                        select purpose, caller, municipality, outcome, encode(subject_tag, 'hex'), object, number, occurred_at
                          from audit_entry where request_id = 'trail-1'""", Tuple.tuple()).iterator().next();
        assertEquals("OPERATION operator-1 000000 DONE", String.join(" ", texts(row, 0, 4)));
        assertEquals(
                List.of("00112233445566778899aabbccddeeff", "import-7", "ABCDEFGHJKLM"), List.of(texts(row, 4, 7)));
        assertEquals(AT, row.getOffsetDateTime(7).toInstant());
    }

    @Test
    void noEntryStandsForWorkThatFailed() {
        AuditEntry entry = AuditEntry.of(AT, Purpose.OPERATION, "operator-1", "131113", "DONE", "trail-2");

        assertThrows(IllegalStateException.class, () -> database.inTransaction(connection -> failing(connection, entry))
                .await()
                .indefinitely());

        assertEquals(0, register.count("select count(*) from audit_entry where request_id = 'trail-2'"));
    }

    private static Uni<Void> failing(SqlConnection connection, AuditEntry entry) {
        return AuditTrail.write(connection, List.of(entry, entry))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("the work failed")));
    }

    private static String[] texts(Row row, int from, int to) {
        String[] texts = new String[to - from];
        for (int i = from; i < to; i++) {
            texts[i - from] = row.getString(i);
        }
        return texts;
    }
}
