package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.issuance.signing.custody.KeyIdentifier;
import jp.akashi.platform.approval.Consent;
import jp.akashi.platform.approval.FourEyes;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jboss.logging.Logger;

/// What operators do with signing keys. Activation and compromise take two different operators.
@Singleton
public final class KeyLifecycle {
    private static final Logger LOG = Logger.getLogger(KeyLifecycle.class);

    private final SigningKeyTable table;
    private final Rotation rotation;
    private final KeyCeremony ceremony;
    private final FourEyes fourEyes;
    private final InstantSource clock;

    KeyLifecycle(
            SigningKeyTable table, Rotation rotation, KeyCeremony ceremony, FourEyes fourEyes, InstantSource clock) {
        this.table = table;
        this.rotation = rotation;
        this.ceremony = ceremony;
        this.fourEyes = fourEyes;
        this.clock = clock;
    }

    /// All keys, the latest to sign first.
    public Uni<List<KeyStatus>> list() {
        return table.list().map(keys -> keys.stream().map(SigningKeyRow::status).toList());
    }

    /// Makes the next key of a format, due at the turn of the quarter. One key can be next at a time.
    public Uni<KeyChange> plan(Format format, Optional<MunicipalityCode> municipality, String operator) {
        Slot slot = Slot.of(format, municipality);
        if (!rotation.slots().contains(slot)) {
            return Uni.createFrom().item(KeyChange.NOT_NOW);
        }
        Instant begin = RotationPlan.endOfQuarter(clock.instant());
        return rotation.create(slot, KeyState.PLANNED, begin, RotationPlan.endOfQuarter(begin), operator)
                .map(done -> done ? KeyChange.DONE : KeyChange.NOT_NOW);
    }

    /// The request (PKCS#10, PEM) for the authority that certifies this key; empty when none is needed or known.
    public Uni<Optional<String>> request(String kid) {
        return find(kid).map(key -> key.flatMap(SigningKeyRow::request));
    }

    /// Takes the chain (PEM, signer first, root last) that an authority elsewhere answered to the request.
    public Uni<KeyChange> certify(String kid, String chain, String operator) {
        return find(kid).chain(key -> key.map(known -> certify(known, chain, operator))
                .orElseGet(() -> Uni.createFrom().item(KeyChange.UNKNOWN_KEY)));
    }

    /// Lets a planned key sign at once, and its predecessor sign no more.
    public Uni<KeyChange> activate(String kid, String operator) {
        return withFourEyes("activate", kid, operator, (key, now) -> table.activate(key, operator, now));
    }

    /// Gives up a planned key; a key that signs retires when another one is activated.
    public Uni<KeyChange> retire(String kid, String operator) {
        return find(kid)
                .chain(key -> key.isEmpty()
                        ? Uni.createFrom().item(KeyChange.UNKNOWN_KEY)
                        : changed(table.retire(kid, operator, clock.instant())));
    }

    /// Takes a key out of publication for good; when it was signing, another one takes its place at once.
    public Uni<KeyChange> compromise(String kid, String operator) {
        return withFourEyes("compromise", kid, operator, (key, now) -> table.compromise(key, operator, now)
                .call(done -> done ? rotation.run() : Uni.createFrom().voidItem()));
    }

    private Uni<KeyChange> certify(SigningKeyRow key, String pem, String operator) {
        Instant now = clock.instant();
        List<X509Certificate> chain;
        try {
            chain = Pem.chain(pem);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(KeyChange.CERTIFICATE_UNFIT);
        }
        Optional<String> flaw = flaw(key, chain, now);
        if (flaw.isPresent()) {
            LOG.warnf("the certificate for %s was not taken: %s", key.kid(), flaw.get());
            return Uni.createFrom().item(KeyChange.CERTIFICATE_UNFIT);
        }
        return changed(table.certify(key.kid(), chain, operator, now));
    }

    private Optional<String> flaw(SigningKeyRow key, List<X509Certificate> chain, Instant now) {
        if (chain.isEmpty() || !isOf(key, chain.getFirst())) {
            return Optional.of("it belongs to another key");
        }
        return ceremony.authorities().flaw(key.slot().format(), chain, now);
    }

    private static boolean isOf(SigningKeyRow key, X509Certificate certificate) {
        try {
            return KeyIdentifier.of(certificate.getPublicKey()).equals(key.kid());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private Uni<KeyChange> withFourEyes(
            String action, String kid, String operator, BiFunction<String, Instant, Uni<Boolean>> change) {
        return find(kid)
                .chain(key -> key.isEmpty()
                        ? Uni.createFrom().item(KeyChange.UNKNOWN_KEY)
                        : fourEyes.ask("key-" + action, kid, operator)
                                .chain(consent -> consent == Consent.REQUESTED
                                        ? Uni.createFrom().item(KeyChange.AWAITS_SECOND_OPERATOR)
                                        : changed(change.apply(kid, clock.instant()))));
    }

    private static Uni<KeyChange> changed(Uni<Boolean> change) {
        return change.map(done -> done ? KeyChange.DONE : KeyChange.NOT_NOW);
    }

    private Uni<Optional<SigningKeyRow>> find(String kid) {
        return table.list()
                .map(keys -> keys.stream().filter(key -> key.kid().equals(kid)).findFirst());
    }
}
