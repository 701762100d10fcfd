package jp.akashi.operations.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.issuance.signing.CheckpointSeal;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.operations.audit.AuditPurgeTable.Past;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Purpose;
import org.jboss.logging.Logger;

/// Lets audit entries go after the years that their purpose is kept. Their leaves stay, and a signed record outside of
/// the database says which lost their entry.
///
/// The record is written first: a node that dies in between leaves a record of nothing, never a loss without one.
@Singleton
public final class PurgeAudit {
    private static final Logger LOG = Logger.getLogger(PurgeAudit.class);
    private static final int AT_ONCE = 10_000;

    private final AuditPurgeTable table;
    private final CheckpointSeal seal;
    private final AuditYears years;
    private final CheckpointFiles checkpoints;
    private final CheckpointFiles records;
    private final String issuer;
    private final InstantSource clock;

    @Inject
    PurgeAudit(
            AuditPurgeTable table, CheckpointSeal seal, AuditConfig config, IssuerConfig issuer, InstantSource clock) {
        this.table = table;
        this.seal = seal;
        this.years = new AuditYears(config.keepRecordsYears(), config.keepOperationsYears());
        this.checkpoints = CheckpointFiles.ofTrees(config.directory());
        this.records = CheckpointFiles.ofPurges(config.directory());
        this.issuer = issuer.url().getAuthority();
        this.clock = clock;
    }

    private record Due(String municipality, Purpose purpose, Instant before) {}

    private record Batch(Due due, List<Past> past, PurgeRecord record) {}

    /// Some thousands of each purpose and municipality; how many went.
    public Uni<Long> purge() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return Uni.createFrom()
                .item(table::municipalities)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMulti(codes -> Multi.createFrom().items(due(codes, now)))
                .onItem()
                .transformToUniAndConcatenate(due -> purge(due, now))
                .collect()
                .in(() -> new long[1], (sum, count) -> sum[0] += count)
                .map(sum -> sum[0]);
    }

    private Stream<Due> due(List<String> codes, Instant now) {
        return codes.stream().flatMap(code -> Stream.of(Purpose.values())
                .map(purpose -> new Due(code, purpose, years.before(purpose, now))));
    }

    // One audit that was tampered with must not keep the others beyond their years.
    private Uni<Long> purge(Due due, Instant now) {
        return Uni.createFrom()
                .item(() -> batch(due, now))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(batch ->
                        batch.map(this::take).orElseGet(() -> Uni.createFrom().item(0L)))
                .onFailure(IllegalStateException.class)
                .invoke(failure -> LOG.errorf(failure, "the audit of %s was not purged", due.municipality()))
                .onFailure(IllegalStateException.class)
                .recoverWithItem(0L);
    }

    // Only what a checkpoint of that time already had: its age is then proved by more than the database.
    private Optional<Batch> batch(Due due, Instant now) {
        long below = proved(due);
        List<Past> past =
                below == 0 ? List.of() : table.past(due.municipality(), due.purpose(), below, due.before(), AT_ONCE);
        if (past.isEmpty()) {
            return Optional.empty();
        }
        LeafDigest leaves = new LeafDigest();
        past.forEach(one -> leaves.add(one.index(), one.hash()));
        String origin = issuer + "/purge/" + due.municipality();
        return Optional.of(new Batch(
                due,
                past,
                new PurgeRecord(origin, due.purpose().name(), due.before(), past.size(), leaves.end(), now)));
    }

    private long proved(Due due) {
        return checkpoints.readLast(due.municipality(), due.before()).stream()
                .flatMap(written -> SignedNote.parse(written).stream())
                .filter(note -> note.isSignedBy(seal.trusted()))
                .flatMap(note -> Checkpoint.parse(note.text()).stream())
                .filter(found -> found.isOf(due.municipality()) && !found.at().isAfter(due.before()))
                .mapToLong(Checkpoint::size)
                .max()
                .orElse(0);
    }

    private Uni<Long> take(Batch batch) {
        String text = batch.record().text();
        return seal.sign(Bytes.ofUtf8(text))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(signature -> records.append(
                        batch.due().municipality(),
                        SignedNote.of(text, issuer + "/audit", seal.publicKey(), signature),
                        batch.record().at()))
                .map(ignored -> table.purge(batch.due().municipality(), batch.past(), batch.record())
                        ? batch.record().count()
                        : 0L);
    }
}
