package jp.akashi.operations.rotation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import jp.akashi.operations.rotation.KeyUseTable.Coming;
import jp.akashi.platform.approval.Consent;
import jp.akashi.platform.approval.FourEyes;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import org.jboss.logging.Logger;

/// What operators do with the index key and the data key: see them, and let two of them make a new version the current.
///
/// Refused while a node that runs does not hold the version, and while rows still pass to the present one.
@Singleton
public final class SecretKeyRotation {
    private static final Logger LOG = Logger.getLogger(SecretKeyRotation.class);

    private final KeyUseTable table;
    private final HeldSecrets held;
    private final SecretKeys keys;
    private final FourEyes fourEyes;

    SecretKeyRotation(KeyUseTable table, HeldSecrets held, SecretKeys keys, FourEyes fourEyes) {
        this.table = table;
        this.held = held;
        this.keys = keys;
        this.fourEyes = fourEyes;
    }

    /// Every version in use or held, with how far the passage to it has come.
    public Uni<List<SecretKeyState>> list() {
        return onWorker(table::states);
    }

    /// Makes a version the current one, in the name of two operators.
    public Uni<SecretKeyChange> activate(String secret, int version, String operator) {
        return HeldSecrets.ROTATING.stream()
                .filter(one -> one.name().equals(secret) && keys.held(one).contains(version))
                .findFirst()
                .map(one -> activate(coming(one, version), operator))
                .orElseGet(() -> Uni.createFrom().item(SecretKeyChange.UNKNOWN_KEY));
    }

    private Uni<SecretKeyChange> activate(Coming coming, String operator) {
        return onWorker(() -> table.isObstructed(coming))
                .chain(obstructed -> obstructed
                        ? Uni.createFrom().item(SecretKeyChange.NOT_NOW)
                        : fourEyes.ask("activate-secret", coming.name(), operator)
                                .chain(consent -> consent == Consent.GIVEN
                                        ? onWorker(() -> activated(coming, operator))
                                        : Uni.createFrom().item(SecretKeyChange.AWAITS_SECOND_OPERATOR)));
    }

    private SecretKeyChange activated(Coming coming, String operator) {
        if (!table.activate(coming, operator)) {
            return SecretKeyChange.NOT_NOW;
        }
        LOG.infof("secret key %s is current now; rows pass to it", coming.name());
        held.follow();
        return SecretKeyChange.DONE;
    }

    private Coming coming(Secret secret, int version) {
        return new Coming(secret, version, keys.fingerprint(secret, version), HeldSecrets.name(keys, secret, version));
    }

    private static <T> Uni<T> onWorker(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
