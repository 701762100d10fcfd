package jp.akashi.operations.reverification;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks once a minute whether the ledger is to be gone through; a node that just started has better things to do.
@Singleton
final class ReverificationJob {
    private static final Logger LOG = Logger.getLogger(ReverificationJob.class);

    private final ReverifyLedger ledger;

    ReverificationJob(ReverifyLedger ledger) {
        this.ledger = ledger;
    }

    @Scheduled(
            every = "1m",
            delayed = "${akashi.reverification.delay:PT30M}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return ledger.run().onFailure().recoverWithUni(failure -> {
            LOG.warnf("the ledger was not gone through to its end: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }
}
