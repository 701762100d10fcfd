package jp.akashi.registry.intake;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Looks every minute for imports whose node died, and lets go of tablets' keys that nobody repeats any more.
@Singleton
final class ImportsJob {
    private static final Logger LOG = Logger.getLogger(ImportsJob.class);

    private final ImportRuns runs;
    private final EntryTable entries;

    ImportsJob(ImportRuns runs, EntryTable entries) {
        this.runs = runs;
        this.entries = entries;
    }

    @Scheduled(every = "60s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return runs.endSilent()
                .invoke(count -> {
                    if (count > 0) {
                        LOG.warnf("%d imports stood still and are FAILED; they can be sent again", count);
                    }
                })
                .chain(entries::purge)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "imports were not swept: %s", failure.getClass().getName()))
                .onFailure()
                .recoverWithNull();
    }
}
