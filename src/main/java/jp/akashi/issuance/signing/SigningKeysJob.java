package jp.akashi.issuance.signing;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps this node's copy of the keys fresh, and the keys in rotation.
@Singleton
final class SigningKeysJob {
    private static final Logger LOG = Logger.getLogger(SigningKeysJob.class);

    private final SigningConfig config;
    private final SigningKeys keys;
    private final Rotation rotation;
    private final KeyCeremony ceremony;
    private final DocumentKeys documentKeys;
    private final InstantSource clock;

    SigningKeysJob(
            SigningConfig config,
            SigningKeys keys,
            Rotation rotation,
            KeyCeremony ceremony,
            DocumentKeys documentKeys,
            InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.rotation = rotation;
        this.ceremony = ceremony;
        this.documentKeys = documentKeys;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        if (config.createMissing()) {
            ceremony.authorities().createMissing(clock.instant());
        }
        documentKeys.open(clock.instant());
        rotate().chain(this::refresh).subscribe().with(done -> keys.settle());
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return keys.refresh().onFailure().recoverWithUni(failure -> later("keys are as old as the last look", failure));
    }

    @Scheduled(every = "1m", delay = 1, delayUnit = TimeUnit.MINUTES, concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> rotate() {
        return rotation.run().onFailure().recoverWithUni(failure -> later("keys did not rotate", failure));
    }

    private static Uni<Void> later(String consequence, Throwable failure) {
        LOG.warnf("%s: %s", consequence, failure);
        return Uni.createFrom().voidItem();
    }
}
