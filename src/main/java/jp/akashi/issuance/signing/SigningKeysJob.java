package jp.akashi.issuance.signing;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps this node's copy of the keys fresh, the keys in rotation, and the document list in force.
@Startup
@Singleton
final class SigningKeysJob {
    private static final Logger LOG = Logger.getLogger(SigningKeysJob.class);

    private final SigningKeys keys;
    private final Rotation rotation;
    private final DocumentList documents;

    SigningKeysJob(SigningKeys keys, Rotation rotation, DocumentList documents) {
        this.keys = keys;
        this.rotation = rotation;
        this.documents = documents;
    }

    /// Without a key for every format, as at the first start, what is due is done now and not within a minute.
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return (keys.ready() ? Uni.createFrom().voidItem() : rotation.run())
                .chain(keys::refresh)
                .invoke(keys::settle)
                .onFailure()
                .recoverWithUni(failure -> later("keys are as old as the last look", failure));
    }

    @Scheduled(every = "1m", delay = 1, delayUnit = TimeUnit.MINUTES, concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> rotate() {
        return rotation.run().onFailure().recoverWithUni(failure -> later("keys did not rotate", failure));
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> list() {
        return documents.renew().onFailure().recoverWithUni(failure -> later("the document list is as old", failure));
    }

    private static Uni<Void> later(String consequence, Throwable failure) {
        LOG.warnf("%s: %s", consequence, failure);
        return Uni.createFrom().voidItem();
    }
}
