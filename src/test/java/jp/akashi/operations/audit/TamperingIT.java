package jp.akashi.operations.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.GatewayTest;
import jp.akashi.operations.audit.Finding.Kind;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Somebody with all rights on the database tampers with an audit of ten entries, of which checkpoints exist after six
/// and ten, and is found.
@GatewayTest
class TamperingIT {
    private static final AtomicInteger NEXT = new AtomicInteger(910_000);

    @Inject
    AuditBook book;

    @Inject
    VerifyAudit verification;

    @ConfigProperty(name = "akashi.audit.directory")
    Path checkpoints;

    @ConfigProperty(name = "akashi.signing.directory")
    Path keys;

    private String municipality;

    @BeforeEach
    void anAuditWithTwoCheckpoints() throws Exception {
        municipality = Integer.toString(NEXT.incrementAndGet());
        book.write(municipality, 0, 6);
        book.growTo(municipality, 6);
        book.checkpoint();
        book.write(municipality, 6, 10);
        book.growTo(municipality, 10);
        book.checkpoint();
    }

    @Test
    void whatNobodyTouchedIsSound() {
        AuditReport report = report();

        assertEquals(List.of(), report.findings());
        assertEquals(10, report.leaves());
        assertEquals(10, report.anchored());
        assertTrue(report.checkpoints() >= 2);
    }

    @Test
    void aDeletedEntryIsNamed() throws Exception {
        book.tamper("delete from audit_entry where id = " + entry(3));

        assertEquals(Kind.ENTRY_DELETED, only().kind());
        assertEquals(3, only().position());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "outcome, 'REFUSED'",
                "caller, 'SOMEBODY'",
                "purpose, 'OPERATION'",
                "occurred_at, now()",
                "request_id, 'x'",
                "object, 'x'",
                "number, 'ABCDEFGHJKLM'",
                "subject_tag, null"
            })
    void aChangedEntryIsNamed(String column, String value) throws Exception {
        book.tamper("update audit_entry set " + column + " = " + value + " where id = " + entry(4));

        assertEquals(
                new Finding(Kind.ENTRY_CHANGED, 4, "entry " + entry(4)),
                report().findings().getFirst());
    }

    @Test
    void aChangedEntryWhoseLeafWasChangedToFitIsFoundByTheCheckpoint() throws Exception {
        book.tamper("update audit_entry set outcome = 'REFUSED' where id = " + entry(7));
        book.tamper("update audit_leaf set hash = sha256('\\x00'::bytea || convert_to(" + ContentInSql.OF_ENTRY
                + ", 'UTF8')) from audit_entry e where e.id = audit_leaf.entry_id and e.id = " + entry(7));

        assertEquals(Kind.CHECKPOINT_DIFFERS, only().kind());
        assertEquals(10, only().position());
        assertTrue(only().about().endsWith("the last that agrees has 6"), only().about());
    }

    @Test
    void entriesThatChangedPlacesAreFound() throws Exception {
        book.tamper("""
                update audit_leaf set leaf_index = case leaf_index when 2 then -1 else leaf_index + 100 end
                 where municipality = '%s' and leaf_index in (2, 3);
                update audit_leaf set leaf_index = case leaf_index when -1 then 3 else 2 end
                 where municipality = '%s' and leaf_index in (-1, 103)""".formatted(municipality, municipality));

        List<Kind> kinds = report().findings().stream().map(Finding::kind).toList();
        assertTrue(kinds.contains(Kind.ORDER_CHANGED), kinds.toString());
        assertTrue(kinds.contains(Kind.CHECKPOINT_DIFFERS), kinds.toString());
    }

    @Test
    void aTruncatedTreeIsFoundEvenWhenItIsCutNeatly() throws Exception {
        long sixth = entry(6);
        book.tamper("delete from audit_entry where municipality = '%s' and id >= %d".formatted(municipality, sixth));
        book.tamper("delete from audit_leaf where municipality = '%s' and leaf_index >= 6".formatted(municipality));
        book.tamper("delete from audit_tree where municipality = '" + municipality + "'");

        assertTrue(report().findings().stream().anyMatch(found -> found.kind() == Kind.TREE_TRUNCATED));
    }

    @Test
    void anEntrySlippedInIsFound() throws Exception {
        book.tamper("""
                insert into audit_entry (occurred_at, purpose, caller, municipality, outcome, request_id, xact)
                select occurred_at, purpose, caller, municipality, outcome, 'slipped-in', xact
                  from audit_entry where id = %d;
                update audit_entry set xact = (xact::text::bigint - 1)::text::xid8 where request_id = 'slipped-in'""".formatted(entry(5)));

        assertTrue(report().findings().stream().anyMatch(found -> found.kind() == Kind.ENTRY_INSERTED));
    }

    @Test
    void aLeafThatIsGoneIsFound() throws Exception {
        book.tamper("delete from audit_leaf where municipality = '%s' and leaf_index = 5".formatted(municipality));

        assertTrue(report().findings().contains(new Finding(Kind.LEAF_DELETED, 5, "the next one is 6")));
    }

    @Test
    void anEntryHiddenFromTheSearchIsFound() throws Exception {
        book.tamper("update audit_leaf set subject_tag = null where municipality = '%s' and leaf_index = 1"
                .formatted(municipality));

        assertEquals(Kind.SEARCH_CHANGED, only().kind());
    }

    @Test
    void aForgedAndADamagedCheckpointAreFound() throws Exception {
        Path file = notes();
        String genuine = Files.readString(file);
        Files.writeString(file, genuine.replaceFirst("\n10\n", "\n11\n") + "half a no");

        List<Kind> kinds = report().findings().stream().map(Finding::kind).toList();

        assertEquals(List.of(Kind.CHECKPOINT_FORGED, Kind.CHECKPOINT_DAMAGED), kinds);
    }

    @Test
    void aCheckpointOfAnotherMunicipalityDoesNotCount() throws Exception {
        String own = Files.readString(notes());
        Path other = checkpoints.resolve("910000");
        Files.createDirectories(other);
        Files.writeString(other.resolve("2020-01.notes"), own, StandardOpenOption.CREATE);

        assertEquals(
                Kind.CHECKPOINT_DAMAGED,
                verification
                        .verify("910000")
                        .await()
                        .indefinitely()
                        .findings()
                        .getFirst()
                        .kind());
    }

    @Test
    void theVerifierThatNeedsNoGatewaySeesTheSame() throws Exception {
        assertEquals(0, alone());

        book.tamper("delete from audit_entry where id = " + entry(9));

        assertEquals(1, alone());
    }

    private int alone() throws Exception {
        String url;
        try (Connection connection = book.connect()) {
            url = connection.getMetaData().getURL() + "?user=postgres&password=postgres";
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return VerifyAuditAlone.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                url,
                checkpoints.toString(),
                keys.toString(),
                municipality);
    }

    private Path notes() throws Exception {
        try (var files = Files.list(checkpoints.resolve(municipality))) {
            return files.findFirst().orElseThrow();
        }
    }

    private AuditReport report() {
        return verification.verify(municipality).await().indefinitely();
    }

    private Finding only() {
        List<Finding> findings = report().findings();
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private long entry(long leaf) throws Exception {
        return book.number("select entry_id from audit_leaf where municipality = '%s' and leaf_index = %d"
                .formatted(municipality, leaf));
    }
}
