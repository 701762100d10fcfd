package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import jp.akashi.certificate.Format;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/// Does what is due in the lives of the keys; any number of nodes may do so at once, and any number of times.
@Singleton
final class Rotation {
    private static final Logger LOG = Logger.getLogger(Rotation.class);
    private static final String ITSELF = "rotation";
    // Other nodes may sign with a key for some seconds after it has ceased to sign.
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final SigningConfig config;
    private final KeyCeremony ceremony;
    private final SigningKeyTable table;
    private final CountryList countryList;
    private final InstantSource clock;
    private final Executor workers;

    Rotation(
            SigningConfig config,
            KeyCeremony ceremony,
            SigningKeyTable table,
            CountryList countryList,
            InstantSource clock,
            ManagedExecutor workers) {
        this.config = config;
        this.ceremony = ceremony;
        this.table = table;
        this.countryList = countryList;
        this.clock = clock;
        this.workers = workers;
    }

    /// Makes, activates and destroys keys where that is due, and renews the list of signers taken back.
    Uni<Void> run() {
        Instant now = clock.instant();
        return table.list().chain(keys -> steps(now, keys)).chain(table::list).chain(keys -> countryList
                .renew(keys, now)
                .chain(() -> destroyOld(keys, now)));
    }

    /// Makes a key and adds it to its slot in a state; false, and no trace of it, when the slot has one already.
    Uni<Boolean> create(Slot slot, KeyState state, Instant activatesAt, Instant retiresAt, String by) {
        Instant now = clock.instant();
        return onWorker(() -> ceremony.create(slot, now, activatesAt, retiresAt))
                .chain(key -> table.insert(key, certifiedOrPlanned(key, state), by, now)
                        .chain(added -> added ? Uni.createFrom().item(true) : onWorker(() -> discard(key))));
    }

    private Uni<Void> steps(Instant now, List<SigningKeyRow> keys) {
        RotationPlan plan = new RotationPlan(now, config.publishAhead(), config.automaticRotation());
        return Multi.createFrom()
                .iterable(plan.steps(slots(), keys))
                .onItem()
                .transformToUniAndConcatenate(step -> take(step, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> take(RotationPlan.Step step, Instant now) {
        return switch (step) {
            case RotationPlan.Activate(String kid) -> {
                LOG.infof("key %s begins to sign", kid);
                yield table.activate(kid, ITSELF, now);
            }
            case RotationPlan.Create(Slot slot, KeyState state, Instant activatesAt, Instant retiresAt) -> {
                LOG.infof("a key of %s %s is made, to sign from %s", slot.format(), slot.shard(), activatesAt);
                yield create(slot, state, activatesAt, retiresAt, ITSELF);
            }
        };
    }

    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        for (Format format : Format.values()) {
            slots.add(new Slot(format, Slot.ALL_OTHERS));
            municipalities(format).forEach(code -> slots.add(new Slot(format, code)));
        }
        return slots;
    }

    List<String> municipalities(Format format) {
        return switch (format) {
            case SMART_HEALTH_CARD -> config.healthCard().municipalities().orElse(List.of());
            case ICAO_VDS_NC -> config.vdsNc().municipalities().orElse(List.of());
        };
    }

    private Uni<Void> destroyOld(List<SigningKeyRow> keys, Instant now) {
        List<String> old = keys.stream()
                .filter(key -> key.state() == KeyState.RETIRED || key.state() == KeyState.COMPROMISED)
                .filter(key -> key.changedAt().isBefore(now.minus(GRACE)))
                .map(SigningKeyRow::kid)
                .toList();
        return onWorker(() -> {
                    old.forEach(ceremony.custody()::destroy);
                    return true;
                })
                .replaceWithVoid();
    }

    private boolean discard(NewKey key) {
        ceremony.custody().destroy(key.kid());
        return false;
    }

    private static KeyState certifiedOrPlanned(NewKey key, KeyState state) {
        return key.chain().isEmpty() ? KeyState.PLANNED : state;
    }

    private <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(workers);
    }
}
