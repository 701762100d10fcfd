package jp.akashi.registry.voucher;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Works at extractions, new ones and those that a crashed node left behind.
@Singleton
final class ExtractionsJob {
    private static final Logger LOG = Logger.getLogger(ExtractionsJob.class);

    private final Extractions extractions;

    ExtractionsJob(Extractions extractions) {
        this.extractions = extractions;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> resume() {
        return extractions.resume().onFailure().recoverWithUni(failure -> {
            LOG.warnf(
                    "extractions wait for the next look: %s", failure.getClass().getName());
            return Uni.createFrom().voidItem();
        });
    }
}
