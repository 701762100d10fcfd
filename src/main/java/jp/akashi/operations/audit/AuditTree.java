package jp.akashi.operations.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.LockSupport;
import jp.akashi.issuance.signing.CheckpointSeal;
import jp.akashi.operations.audit.CheckpointTable.Due;
import jp.akashi.vocabulary.Bytes;
import org.jboss.logging.Logger;

/// Grows each municipality's tree over its audit entries, and says outside of the database what it has become.
///
/// Nobody who issues waits for it. A node that stops half-way leaves the tree as it was; any node goes on from there.
/// Metrics: `akashi_audit_leaves_total`, `akashi_audit_checkpoints_total`, `akashi_audit_broken_total`.
@Singleton
public final class AuditTree {
    private static final Logger LOG = Logger.getLogger(AuditTree.class);
    private static final int AT_ONCE = 500;
    private static final long LONGEST_REST_NANOS = 100_000_000;

    private final AuditTreeTable trees;
    private final CheckpointTable checkpoints;
    private final CheckpointSeal seal;
    private final CheckpointWriter writer;
    private final Counter leaves;
    private final Counter written;
    private final Counter broken;

    AuditTree(
            AuditTreeTable trees,
            CheckpointTable checkpoints,
            CheckpointSeal seal,
            CheckpointWriter writer,
            MeterRegistry meters) {
        this.trees = trees;
        this.checkpoints = checkpoints;
        this.seal = seal;
        this.writer = writer;
        this.leaves = Counter.builder("akashi.audit.leaves").register(meters);
        this.written = Counter.builder("akashi.audit.checkpoints").register(meters);
        this.broken = Counter.builder("akashi.audit.broken").register(meters);
    }

    /// Takes every entry in whose place in the order is settled.
    public Uni<Void> grow() {
        return Uni.createFrom()
                .item(this::growAll)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }

    /// Signs and writes a checkpoint of every tree that grew since its last one.
    public Uni<Void> writeCheckpoints() {
        return Uni.createFrom()
                .item(checkpoints::due)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMulti(due -> Multi.createFrom().iterable(due))
                .onItem()
                .transformToUniAndConcatenate(this::write)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private boolean growAll() {
        trees.behind().forEach(this::growOne);
        return true;
    }

    // One tree that was tampered with must not keep the others from growing.
    private void growOne(String municipality) {
        try {
            int added = AT_ONCE;
            while (added == AT_ONCE) {
                long begun = System.nanoTime();
                added = trees.extend(municipality, AT_ONCE);
                leaves.increment(added);
                rest(System.nanoTime() - begun);
            }
        } catch (IllegalStateException e) {
            broken.increment();
            LOG.errorf(e, "the audit's tree of %s does not grow: verify it", municipality);
        }
    }

    // PostgreSQL serves people meanwhile, who wait for their certificates.
    private static void rest(long workNanos) {
        LockSupport.parkNanos(Math.min(workNanos, LONGEST_REST_NANOS));
    }

    private Uni<Due> write(Due due) {
        String text = writer.text(due);
        return seal.sign(Bytes.ofUtf8(text))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(signature -> writer.append(due, text, seal.publicKey(), signature))
                .invoke(() -> checkpoints.written(due))
                .invoke(() -> written.increment())
                .replaceWith(due);
    }
}
