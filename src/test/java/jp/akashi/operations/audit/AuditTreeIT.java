package jp.akashi.operations.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.Test;

@GatewayTest
class AuditTreeIT {
    @Inject
    AuditBook book;

    @Inject
    AuditTree tree;

    @Inject
    ProveAudit proofs;

    @Inject
    VerifyAudit verification;

    @Inject
    DataSource database;

    @Test
    void anEntryThatCommitsLateIsNotSkipped() throws SQLException {
        String municipality = "900001";
        try (Connection late = book.connect()) {
            late.setAutoCommit(false);
            AuditBook.write(late, municipality, "late");
            book.write(municipality, 0, 3);

            tree.grow().await().indefinitely();
            assertEquals(0, book.leaves(municipality), "the order behind an open transaction is not settled");

            late.commit();
        }
        book.growTo(municipality, 4);

        assertEquals(4, book.leaves(municipality));
        assertTrue(report(municipality).sound());
    }

    @Test
    void anEntryThatIsRolledBackHoldsNobodyUp() throws SQLException {
        String municipality = "900002";
        try (Connection late = book.connect()) {
            late.setAutoCommit(false);
            AuditBook.write(late, municipality, "late");
            book.write(municipality, 0, 3);
            late.rollback();
        }
        book.growTo(municipality, 3);

        assertEquals(3, report(municipality).leaves());
    }

    @Test
    void noEntryIsSkippedOrTakenTwiceWhileManyWriteAndTwoNodesGrow() throws Exception {
        String municipality = "900003";
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = List.of(
                    () -> writeAtRandom(municipality, 1),
                    () -> writeAtRandom(municipality, 2),
                    () -> growWhile(municipality),
                    () -> growWhile(municipality));
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertTrue(done.get());
            }
        }
        long entries = book.number("select count(*) from audit_entry where municipality = '" + municipality + "'");
        book.growTo(municipality, entries);

        AuditReport report = report(municipality);
        assertEquals(List.of(), report.findings());
        assertEquals(entries, report.leaves());
    }

    @Test
    void everyEntryIsProvedInEveryCheckpointThatKnowsIt() throws SQLException {
        String municipality = "900004";
        long[] sizes = {1, 255, 256, 257, 700};
        List<Bytes> roots = new ArrayList<>();
        int written = 0;
        for (long size : sizes) {
            book.write(municipality, written, (int) size);
            written = (int) size;
            book.growTo(municipality, size);
            roots.add(prove(municipality, entry(municipality, 0), size).root());
        }

        for (int i = 0; i < sizes.length; i++) {
            for (long leaf : new long[] {0, 254, 255, 256, 511, 512, 699}) {
                if (leaf < sizes[i]) {
                    ProveAudit.Inclusion proof = prove(municipality, entry(municipality, leaf), sizes[i]);
                    assertEquals(leaf, proof.leafIndex());
                    assertTrue(PublishedProofs.includes(
                            proof.content(),
                            leaf,
                            sizes[i],
                            arrays(proof.path()),
                            roots.get(i).toArray()));
                }
            }
            for (int j = 0; j <= i; j++) {
                ProveAudit.Consistency proof = proofs.consistency(municipality, sizes[j], sizes[i])
                        .await()
                        .indefinitely()
                        .orElseThrow();
                assertTrue(PublishedProofs.extendsTree(
                        sizes[j], roots.get(j).toArray(), sizes[i], roots.get(i).toArray(), arrays(proof.path())));
            }
        }
        assertTrue(inclusion(municipality, entry(municipality, 699), OptionalLong.of(257))
                .isEmpty());
    }

    @Test
    void aLeafRepeatsWhatItsEntryIsSearchedBy() throws SQLException {
        String municipality = "900006";
        book.write(municipality, 0, 2);
        try (Connection connection = book.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
                    values ('2026-01-02 03:04:05.678901+09', 'VACC_CERT_APP', 'APP', '900006', '\\x00ff', 'ISSUED', 'r', '0123456789AB'),
                           ('2026-01-02 03:04:05+09', 'OPERATION', 'ops', '900006', null, 'DONE', 'r', null)""");
        }
        book.growTo(municipality, 4);

        assertEquals(4, book.number("""
                select count(*) from audit_leaf l join audit_entry e on e.id = l.entry_id
                 where l.municipality = '900006' and l.occurred_at = e.occurred_at
                   and (l.subject_tag, l.number) is not distinct from (e.subject_tag, e.number)"""));
        assertEquals(4, book.number("""
                select count(*) from (
                  select l.leaf_index, row_number() over (order by e.xact, e.id) - 1 as place
                    from audit_leaf l join audit_entry e on e.id = l.entry_id where l.municipality = '900006') ordered
                 where leaf_index = place"""));
    }

    @Test
    void theGatewayCannotChangeWhatIsWritten() throws SQLException {
        book.write("900005", 0, 1);

        for (String change : List.of(
                "update audit_entry set outcome = 'X' where municipality = '900005'",
                "delete from audit_leaf where municipality = '900005'",
                "truncate audit_entry")) {
            try (Connection connection = book.connect();
                    var statement = connection.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(change));
            }
        }
    }

    private boolean writeAtRandom(String municipality, long seed) throws SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Connection connection = book.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 200; i++) {
                AuditBook.write(connection, municipality, "writer-" + seed + "-" + i);
                switch (random.nextInt(4)) {
                    case 0 -> connection.rollback();
                    case 1 -> connection.commit();
                    default -> {
                        // Goes on in the same transaction.
                    }
                }
            }
            connection.commit();
        }
        return true;
    }

    private boolean growWhile(String municipality) {
        AuditTreeTable node = new AuditTreeTable(database);
        for (int i = 0; i < 60; i++) {
            node.extend(municipality, 7);
        }
        return true;
    }

    private AuditReport report(String municipality) {
        return verification.verify(municipality).await().indefinitely();
    }

    private long entry(String municipality, long leaf) throws SQLException {
        return book.number(
                "select entry_id from audit_leaf where municipality = '" + municipality + "' and leaf_index = " + leaf);
    }

    private ProveAudit.Inclusion prove(String municipality, long entry, long size) {
        return inclusion(municipality, entry, OptionalLong.of(size)).orElseThrow();
    }

    private Optional<ProveAudit.Inclusion> inclusion(String municipality, long entry, OptionalLong size) {
        return proofs.inclusion(municipality, entry, size).await().indefinitely();
    }

    private static List<byte[]> arrays(List<Bytes> path) {
        List<byte[]> arrays = new ArrayList<>();
        path.forEach(hash -> arrays.add(hash.toArray()));
        return arrays;
    }
}
