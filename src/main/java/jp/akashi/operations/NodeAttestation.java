package jp.akashi.operations;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import jp.akashi.operations.rotation.HeldSecrets;
import jp.akashi.platform.secrets.SecretKeys;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jboss.logging.Logger;

/// Lets a node start only beside nodes of the same program and schema: a site where one was left behind stops here.
///
/// A rollout names the build it replaces in `akashi.nodes.accept-builds`. Every five seconds nodes say that they run,
/// and compare clocks.
@Singleton
final class NodeAttestation {
    private static final Logger LOG = Logger.getLogger(NodeAttestation.class);

    private final AttestationTable table;
    private final NodeClock clock;
    private final Attestation own;
    private final Set<String> accepted;
    private final LongConsumer attested;

    @Inject
    NodeAttestation(
            AttestationTable table,
            NodeClock clock,
            Flyway flyway,
            SecretKeys keys,
            HeldSecrets secrets,
            NodesConfig config) {
        this(
                table,
                clock,
                new Attestation(newName(), BuildId.own(), schemaVersion(flyway), HeldSecrets.names(keys)),
                config.acceptBuilds().orElse(Set.of()),
                secrets::attested);
    }

    NodeAttestation(AttestationTable table, NodeClock clock, Attestation own, Set<String> accepted) {
        this(table, clock, own, accepted, _ -> {});
    }

    private NodeAttestation(
            AttestationTable table, NodeClock clock, Attestation own, Set<String> accepted, LongConsumer attested) {
        this.table = table;
        this.clock = clock;
        this.attested = attested;
        this.own = own;
        this.accepted = Set.copyOf(accepted);
    }

    void start(@Observes StartupEvent start) {
        LOG.infof("build %s, schema %s", own.build(), own.schemaVersion());
        requireEqual();
        clock.compare(table::time);
    }

    /// Fails, naming the difference, when another node that runs is made of something else.
    void requireEqual() {
        Optional<Attestation> different = different();
        if (different.isPresent()) {
            table.leave(own.node());
            throw new IllegalStateException(
                    "another node runs build %s with schema %s, this is build %s with schema %s:"
                                    .formatted(
                                            different.get().build(),
                                            different.get().schemaVersion(),
                                            own.build(),
                                            own.schemaVersion())
                            + " start the same program everywhere, or name the other build in akashi.nodes.accept-builds");
        }
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void repeat() {
        tell(() -> clock.compare(table::time));
        tell(() -> different()
                .ifPresent(other -> LOG.errorf(
                        "a node of build %s with schema %s runs beside this one",
                        other.build(), other.schemaVersion())));
    }

    void stop(@Observes ShutdownEvent stop) {
        tell(() -> table.leave(own.node()));
    }

    // A database that is away is told of by those who need it: after 15 seconds this node counts as gone.
    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (IllegalStateException e) {
            LOG.warnf("the other nodes were not told of this one: %s", e.getMessage());
        }
    }

    private Optional<Attestation> different() {
        long begin = System.nanoTime();
        List<Attestation> others = table.attest(own);
        attested.accept(begin);
        return others.stream().filter(this::differs).findFirst();
    }

    private boolean differs(Attestation other) {
        return !accepted.contains(other.build())
                && !(other.build().equals(own.build()) && other.schemaVersion().equals(own.schemaVersion()));
    }

    private static String schemaVersion(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState().isResolved() && migration.getVersion() != null)
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElse("none");
    }

    private static String newName() {
        byte[] name = new byte[16];
        new SecureRandom().nextBytes(name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }
}
