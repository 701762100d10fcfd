package jp.akashi.operations.rotation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import jp.akashi.operations.rotation.PassageTable.Step;
import jp.akashi.registry.VaccinationRecords;
import org.jboss.logging.Logger;

/// Takes rows to the current keys in the background, page after page. Metric: `akashi_rotated_total` by secret.
@Singleton
final class RotationJob {
    private static final Logger LOG = Logger.getLogger(RotationJob.class);

    private final List<Passage> passages;
    private final PassageTable table;
    private final HeldSecrets held;
    private final VaccinationRecords records;
    private final MeterRegistry meters;

    RotationJob(
            @All List<Passage> passages,
            PassageTable table,
            HeldSecrets held,
            VaccinationRecords records,
            MeterRegistry meters) {
        this.passages = passages;
        this.table = table;
        this.held = held;
        this.records = records;
        this.meters = meters;
    }

    @Scheduled(every = "5s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Uni.createFrom()
                .item(this::begin)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToMulti(all -> Multi.createFrom().iterable(all))
                .onItem()
                .transformToUniAndConcatenate(this::goOn)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(RotationJob::tell);
    }

    // This node writes under what is current by now, not by five seconds ago.
    private List<Passage> begin() {
        held.follow();
        table.again();
        return passages;
    }

    private Uni<Void> goOn(Passage passage) {
        long begin = System.nanoTime();
        Counter renewed =
                meters.counter("akashi.rotated", "secret", passage.secret().name());
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> table.step(passage))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(step -> renewed.increment(step.renewed()))
                        .call(step -> records.forget(step.movedFrom())))
                .whilst(Step::unfinished)
                .collect()
                .with(Collectors.summingLong(Step::renewed))
                .invoke(rows -> tell(passage, rows, Duration.ofNanos(System.nanoTime() - begin)))
                .replaceWithVoid();
    }

    private static void tell(Passage passage, long rows, Duration took) {
        if (rows > 0) {
            LOG.infof("%s: %d rows passed to the current key here, in %s", passage.secret(), rows, took);
        }
    }

    private static Uni<Void> tell(Throwable failure) {
        LOG.warnf("rows wait to pass to the current key: %s", failure.getMessage());
        return Uni.createFrom().voidItem();
    }
}
