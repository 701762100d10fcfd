package jp.akashi.operations.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import jp.akashi.GatewayTest;
import jp.akashi.issuance.signing.CheckpointSeal;
import jp.akashi.operations.audit.Finding.Kind;
import jp.akashi.vocabulary.Bytes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Entries of a purpose go after its years, their leaves stay: an audit of six entries of eight years ago, which a
/// checkpoint of that time knows, and four of today.
@GatewayTest
class PurgeIT {
    private static final AtomicInteger NEXT = new AtomicInteger(920_000);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant EIGHT_YEARS_AGO = AuditYears.yearsBefore(NOW, 8);

    @Inject
    AuditBook book;

    @Inject
    PurgeAudit retention;

    @Inject
    VerifyAudit verification;

    @Inject
    ProveAudit proofs;

    @Inject
    CheckpointTable trees;

    @Inject
    CheckpointSeal seal;

    @ConfigProperty(name = "akashi.audit.directory")
    Path directory;

    private String municipality;

    @BeforeEach
    void anAuditOfEightYears() throws Exception {
        municipality = Integer.toString(NEXT.incrementAndGet());
        writeOld("VACC_CERT_APP", 5);
        writeOld("KEY_CEREMONY", 1);
        book.growTo(municipality, 6);
        checkpointOf(EIGHT_YEARS_AGO);
        book.write(municipality, 6, 10);
        book.growTo(municipality, 10);
        book.checkpoint();
    }

    @Test
    void entriesGoAfterTheYearsOfTheirPurposeAndTheTreeStillProvesTheRest() throws Exception {
        ProveAudit.Inclusion before = proof(entry(9));

        purge();

        assertEquals(5, book.number(count("audit_entry where purpose <> 'AUDIT_PURGE' and")));
        assertEquals(1, book.number(count("audit_entry where purpose = 'KEY_CEREMONY' and")), "kept for ten years");
        AuditReport report = report();
        assertEquals(List.of(), report.findings());
        assertEquals(5, report.purged());
        assertTrue(report.checkpoints() >= 2);
        assertEquals(before.root(), proof(entry(9)).root());
    }

    @Test
    void theLeafForgetsWhomItWasAboutAndTheAuditTellsOfThePurge() throws Exception {
        purge();

        assertEquals(1, book.number(count("audit_leaf where leaf_index < 6 and subject_tag is not null and")));
        assertEquals(1, book.number(count("audit_entry where purpose = 'AUDIT_PURGE' and object like '5 of %' and")));
        book.growTo(municipality, 11);
        assertTrue(report().sound());
    }

    @Test
    void whatNoCheckpointOfThatTimeKnowsStaysForAllThatTheDatabaseSaysOfItsAge() throws Exception {
        writeOld("VACC_CERT_APP", 1);
        book.growTo(municipality, 11);

        purge();

        assertEquals(1, book.number(count("audit_entry where id = " + entry(10) + " and")));
    }

    @Test
    void evidenceOfTamperingIsNotPurged() throws Exception {
        book.tamper("update audit_entry set outcome = 'REFUSED' where id = " + entry(2));

        purge();

        assertEquals(Kind.ENTRY_CHANGED, only().kind());
        assertEquals(0, report().purged());
    }

    @Test
    void aPurgeThatIsNotRecordedIsFound() throws Exception {
        pretendToPurge(3, new byte[32]);

        assertEquals(new Finding(Kind.PURGE_UNRECORDED, 3, "1 leaves up to 3 have no entry"), only());
    }

    @Test
    void aYoungEntryAddedToALawfulPurgeIsFound() throws Exception {
        purge();
        book.tamper("""
                update audit_leaf set purge = (select purge from audit_leaf where municipality = '%1$s' and leaf_index = 0)
                 where municipality = '%1$s' and leaf_index = 7; delete from audit_entry where id = %2$d""".formatted(municipality, entry(7)));

        assertEquals(Kind.PURGE_DIFFERS, only().kind());
    }

    @Test
    void aPurgeOfAYoungEntryIsFoundWhoeverSignedIt() throws Exception {
        PurgeRecord record = record(7, NOW);
        append(record, seal.sign(Bytes.ofUtf8(record.text())).await().indefinitely());
        pretendToPurge(7, record.leaves().toArray());

        assertEquals(Kind.PURGE_TOO_YOUNG, only().kind());
    }

    @Test
    void ofABorderThatLiesFarBackTheCheckpointsKnowBetter() throws Exception {
        PurgeRecord record = record(7, EIGHT_YEARS_AGO);
        append(record, seal.sign(Bytes.ofUtf8(record.text())).await().indefinitely());
        pretendToPurge(7, record.leaves().toArray());

        assertEquals(Kind.PURGE_TOO_YOUNG, only().kind());
    }

    @Test
    void aRecordThatTheGatewayDidNotSignIsFoundAndCoversNothing() throws Exception {
        PurgeRecord record = record(3, EIGHT_YEARS_AGO);
        append(record, signedByAnother(record.text()));
        pretendToPurge(3, record.leaves().toArray());

        assertEquals(
                List.of(Kind.PURGE_FORGED, Kind.PURGE_UNRECORDED),
                report().findings().stream().map(Finding::kind).toList());
    }

    @Test
    void theDatabaseDeletesNoEntryWithoutAPurgeAndNoYoungOneWithIt() throws Exception {
        assertRefused("delete from audit_entry where id = " + entry(3));
        assertRefused("update audit_leaf set hash = '' where entry_id = " + entry(3));
        assertRefused("update audit_leaf set purge = '', subject_tag = null where entry_id = " + entry(7)
                + "; delete from audit_entry where id = " + entry(7));
    }

    private void assertRefused(String sql) throws SQLException {
        try (Connection connection = book.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(sql));
            assertEquals("23001", refused.getSQLState());
            connection.rollback();
        }
    }

    private void purge() {
        retention.purge().await().indefinitely();
    }

    private void writeOld(String purpose, int count) throws SQLException {
        try (Connection connection = book.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id)
                    select timestamptz '%s', '%s', 'APP', '%s', sha256('old'::bytea), 'ISSUED', 'old-' || n
                      from generate_series(1, %d) n""".formatted(EIGHT_YEARS_AGO, purpose, municipality, count));
        }
    }

    private void checkpointOf(Instant at) {
        CheckpointTable.Due due = trees.due().stream()
                .filter(tree -> tree.municipality().equals(municipality))
                .findFirst()
                .orElseThrow();
        String text = new Checkpoint("test/audit/" + municipality, due.size(), due.root(), at).text();
        Bytes signature = seal.sign(Bytes.ofUtf8(text)).await().indefinitely();
        CheckpointFiles.ofTrees(directory)
                .append(municipality, SignedNote.of(text, "test/audit", seal.publicKey(), signature), at);
    }

    /// As somebody does who has all rights on the database, but not the gateway's key.
    private void pretendToPurge(long leaf, byte[] purge) throws Exception {
        book.tamper("delete from audit_entry where id = " + entry(leaf));
        book.tamper(
                "update audit_leaf set purge = '\\x%s', subject_tag = null where municipality = '%s' and leaf_index = %d"
                        .formatted(Bytes.copyOf(purge).toHex(), municipality, leaf));
    }

    private PurgeRecord record(long leaf, Instant before) throws Exception {
        LeafDigest digest = new LeafDigest();
        digest.add(leaf, hash(leaf));
        return new PurgeRecord("test/purge/" + municipality, "VACC_CERT_APP", before, 1, digest.end(), NOW);
    }

    private Bytes hash(long leaf) throws SQLException {
        try (Connection connection = book.connect()) {
            return AuditLeafRows.hashes(connection, municipality, leaf, leaf + 1)
                    .getFirst();
        }
    }

    private void append(PurgeRecord record, Bytes signature) {
        CheckpointFiles.ofPurges(directory)
                .append(
                        municipality,
                        SignedNote.of(record.text(), "test/audit", seal.publicKey(), signature),
                        record.at());
    }

    private static Bytes signedByAnother(String text) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        KeyPair another = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(another.getPrivate());
        signature.update(Bytes.ofUtf8(text).toArray());
        return Bytes.copyOf(signature.sign());
    }

    private ProveAudit.Inclusion proof(long entry) {
        return proofs.inclusion(municipality, entry, OptionalLong.of(10))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private AuditReport report() {
        return verification.verify(municipality).await().indefinitely();
    }

    private Finding only() {
        List<Finding> findings = report().findings();
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private String count(String of) {
        return "select count(*) from " + of + " municipality = '" + municipality + "'";
    }

    private long entry(long leaf) throws Exception {
        return book.number("select entry_id from audit_leaf where municipality = '%s' and leaf_index = %d"
                .formatted(municipality, leaf));
    }
}
