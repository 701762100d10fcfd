package jp.akashi.operations;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jp.akashi.issuance.ledger.Retention;
import org.jboss.logging.Logger;

/// Purges what is past its time: what requests leave behind every three seconds, all else every half minute.
@Singleton
final class RetentionJob {
    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final Retention retention;

    RetentionJob(Retention retention) {
        this.retention = retention;
    }

    @Scheduled(every = "3s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purgeAnswers() {
        return told(retention.purgeAnswers());
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purgeEnded() {
        return told(retention.purgeEnded());
    }

    private static Uni<Void> told(Uni<Void> purge) {
        return purge.onFailure()
                .invoke(failure ->
                        LOG.warnf("nothing was purged: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }
}
