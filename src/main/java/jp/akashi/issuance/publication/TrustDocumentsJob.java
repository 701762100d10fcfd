package jp.akashi.issuance.publication;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Keeps the published documents fresh.
@Singleton
final class TrustDocumentsJob {
    private static final Logger LOG = Logger.getLogger(TrustDocumentsJob.class);

    private final TrustDocuments documents;

    TrustDocumentsJob(TrustDocuments documents) {
        this.documents = documents;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return documents.refresh().onFailure().recoverWithUni(failure -> {
            LOG.warnf("published keys and lists are as old as the last look: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }
}
