package jp.akashi.issuance.application;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Expires applications whose time has passed, also those that a crashed node left behind.
@Singleton
final class ApplicationsJob {
    private static final Logger LOG = Logger.getLogger(ApplicationsJob.class);

    private final Applications applications;

    ApplicationsJob(Applications applications) {
        this.applications = applications;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return applications.expire().replaceWithVoid().onFailure().recoverWithUni(failure -> {
            LOG.warnf("overdue applications wait for the next look: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }
}
