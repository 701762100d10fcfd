package jp.akashi.registry.quality;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Does the runs under way, page by page; what another node left behind goes on here.
@Singleton
final class QualityJob {
    private static final Logger LOG = Logger.getLogger(QualityJob.class);

    private final QualityRunTable runs;

    QualityJob(QualityRunTable runs) {
        this.runs = runs;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> work() {
        return runs.areas()
                .onItem()
                .transformToMulti(areas -> Multi.createFrom().iterable(areas))
                .onItem()
                .transformToUniAndConcatenate(this::finish)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(QualityJob::tell);
    }

    private Uni<Boolean> finish(String area) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicBoolean::new, _ -> runs.next(area))
                .whilst(more -> more)
                .collect()
                .last();
    }

    private static Uni<Void> tell(Throwable failure) {
        LOG.warnf("quality runs go on at the next turn: %s", failure.getClass().getName());
        return Uni.createFrom().voidItem();
    }
}
