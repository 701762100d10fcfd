package jp.akashi.issuance.latch;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tells this node of latches that another one closed or opened.
@Singleton
final class LatchesJob {
    private static final Logger LOG = Logger.getLogger(LatchesJob.class);

    private final Latches latches;

    LatchesJob(Latches latches) {
        this.latches = latches;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return latches.refresh().onFailure().recoverWithUni(failure -> {
            LOG.warnf("latches are known as of the last look: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }
}
