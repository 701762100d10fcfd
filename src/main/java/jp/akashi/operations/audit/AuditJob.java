package jp.akashi.operations.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Has the trees grow every five seconds, checkpoints written once in their period, and entries go after their years.
@Singleton
final class AuditJob {
    private static final Logger LOG = Logger.getLogger(AuditJob.class);

    private final AuditTree tree;
    private final PurgeAudit retention;
    private final Counter unwritten;

    AuditJob(AuditTree tree, PurgeAudit retention, MeterRegistry metrics) {
        this.tree = tree;
        this.retention = retention;
        this.unwritten = Counter.builder("akashi.audit.checkpoints.failed")
                .description("Times that checkpoints were due and could not be written")
                .register(metrics);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> grow() {
        return tree.grow().onFailure().recoverWithUni(failure -> later("the audit's trees did not grow", failure));
    }

    @Scheduled(every = "${akashi.audit.checkpoint-period:PT1M}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> writeCheckpoints() {
        return tree.writeCheckpoints()
                .onFailure()
                .invoke(() -> unwritten.increment())
                .onFailure()
                .recoverWithUni(failure -> later("the audit's checkpoints were not written", failure));
    }

    @Scheduled(every = "6h", delayed = "15m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return retention
                .purge()
                .invoke(count -> LOG.infof("%d audit entries were past their years", count))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> later("the audit was not purged", failure));
    }

    private static Uni<Void> later(String consequence, Throwable failure) {
        LOG.errorf("%s: %s", consequence, failure);
        return Uni.createFrom().voidItem();
    }
}
