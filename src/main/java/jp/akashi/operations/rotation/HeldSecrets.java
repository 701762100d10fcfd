package jp.akashi.operations.rotation;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import jp.akashi.operations.rotation.KeyUseTable.Use;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import org.jboss.logging.Logger;

/// Holds the keys of this node against those that rows are kept under: it starts only with all of them.
///
/// Looks every five seconds, when this node has attested itself, which version is current. A node that comes to lack
/// one is not ready, and says so.
@Singleton
public final class HeldSecrets {
    /// The secrets whose keys rotate while the gateway serves.
    static final List<Secret> ROTATING = List.of(Secret.INDEX, Secret.DATA);

    private static final Logger LOG = Logger.getLogger(HeldSecrets.class);

    private final KeyUseTable table;
    private final SecretKeys keys;
    private volatile boolean complete;

    HeldSecrets(KeyUseTable table, SecretKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    /// What a node says that it holds: `<secret>/<version>/<fingerprint>`.
    public static List<String> names(SecretKeys keys) {
        return ROTATING.stream()
                .flatMap(secret -> keys.held(secret).stream().map(version -> name(keys, secret, version)))
                .toList();
    }

    static String name(SecretKeys keys, Secret secret, int version) {
        return secret.name() + "/" + version + "/" + keys.fingerprint(secret, version);
    }

    // Before anybody does anything with a key, and after what production refuses.
    void start(@Observes @Priority(2) StartupEvent start) {
        ROTATING.forEach(this::begin);
        follow();
    }

    /// Looks after this node said, at that moment (of `System.nanoTime`) or later, what it holds: no key can have
    /// become current since without it.
    public void attested(long at) {
        try {
            follow();
        } catch (IllegalStateException e) {
            LOG.error(e.getMessage());
            throw e;
        }
        keys.vouch(at);
    }

    /// Whether this node holds every key that rows are kept under, as far as it knows.
    boolean isComplete() {
        return complete;
    }

    /// Takes over which versions are current; fails when one in use is not held.
    void follow() {
        for (Secret secret : ROTATING) {
            List<Use> uses = table.uses(secret);
            uses.forEach(use -> require(secret, use));
            uses.stream().filter(Use::current).forEach(use -> keys.use(secret, use.version()));
        }
        complete = true;
    }

    // An installation that began before versions were written down has one of each.
    private void begin(Secret secret) {
        if (!table.uses(secret).isEmpty()) {
            return;
        }
        int version = keys.held(secret).iterator().next();
        if (keys.held(secret).size() > 1) {
            throw new IllegalStateException("secret keys: which version of " + SecretKeys.fileName(secret, version)
                    + " is current is not written down yet: start once with that file alone");
        }
        table.begin(secret, version, keys.fingerprint(secret, version));
    }

    private void require(Secret secret, Use use) {
        String file = SecretKeys.fileName(secret, use.version());
        if (!keys.held(secret).contains(use.version())) {
            complete = false;
            throw new IllegalStateException("secret keys: rows are kept under " + file + ", which is not here");
        }
        if (!keys.fingerprint(secret, use.version()).equals(use.fingerprint())) {
            complete = false;
            throw new IllegalStateException("secret keys: " + file + " is not the key that rows are kept under");
        }
    }
}
