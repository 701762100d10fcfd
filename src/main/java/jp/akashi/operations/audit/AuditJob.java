package jp.akashi.operations.audit;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Has the trees grow every five seconds, and checkpoints written once in their period.
@Singleton
final class AuditJob {
    private static final Logger LOG = Logger.getLogger(AuditJob.class);

    private final AuditTree tree;

    AuditJob(AuditTree tree) {
        this.tree = tree;
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> grow() {
        return tree.grow().onFailure().recoverWithUni(failure -> later("the audit's trees did not grow", failure));
    }

    @Scheduled(every = "${akashi.audit.checkpoint-period:PT1M}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> writeCheckpoints() {
        return tree.writeCheckpoints()
                .onFailure()
                .recoverWithUni(failure -> later("the audit's checkpoints were not written", failure));
    }

    private static Uni<Void> later(String consequence, Throwable failure) {
        LOG.errorf("%s: %s", consequence, failure);
        return Uni.createFrom().voidItem();
    }
}
