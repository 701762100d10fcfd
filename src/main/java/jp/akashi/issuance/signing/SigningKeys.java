package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.custody.SigningFailedException;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.context.ManagedExecutor;

/// Which key signs, and which public keys verifiers are to know: a copy in memory, renewed within two seconds.
///
/// A key is asked for once per certificate: prepare and sign with the same one, whatever rotates meanwhile.
@Singleton
public final class SigningKeys {
    private static final Duration START = Duration.ofSeconds(5);

    private final SigningKeyTable table;
    private final CountryList countryList;
    private final KeyCeremony ceremony;
    private final Executor workers;
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private volatile KeyRing ring = KeyRing.EMPTY;

    @Inject
    SigningKeys(SigningKeyTable table, CountryList countryList, KeyCeremony ceremony, ManagedExecutor workers) {
        this(table, countryList, ceremony, (Executor) workers);
    }

    SigningKeys(SigningKeyTable table, CountryList countryList, KeyCeremony ceremony, Executor workers) {
        this.table = table;
        this.countryList = countryList;
        this.ceremony = ceremony;
        this.workers = workers;
    }

    /// The key that signs certificates of the format now, for that municipality; fails when there is none.
    public Uni<SigningKey> active(Format format, Optional<MunicipalityCode> municipality) {
        Optional<SigningKey> key = ring.find(format, municipality);
        return key.isPresent()
                ? Uni.createFrom().item(key.get())
                : onceSettled().map(ignored -> ring.find(format, municipality)
                        .orElseThrow(() -> new SigningFailedException("no key may sign " + format)));
    }

    /// What verifiers are to know; the same object until something changes.
    public PublishedTrust published() {
        return ring.published();
    }

    /// Every certified key there ever was, the compromised too: what they signed is still what we issued.
    public List<PublishedKey> known() {
        return ring.known();
    }

    /// Whether this node has a key that signs for every format.
    public boolean ready() {
        return Arrays.stream(Format.values())
                .allMatch(format -> ring.find(format, Optional.empty()).isPresent());
    }

    /// Takes over what changed since the last time.
    Uni<Void> refresh() {
        return table.version()
                .chain(version ->
                        version == ring.published().version() ? Uni.createFrom().voidItem() : reload(version));
    }

    /// From now on a missing key is missing, and not merely not loaded yet.
    void settle() {
        settled.complete(true);
    }

    // The version is read before the rows: what changes in between is loaded once more, never missed.
    private Uni<Void> reload(long version) {
        return Uni.combine()
                .all()
                .unis(table.list(), countryList.current())
                .asTuple()
                .emitOn(workers)
                .invoke(loaded -> ring = ring(version, loaded.getItem1(), loaded.getItem2()))
                .replaceWithVoid();
    }

    private KeyRing ring(long version, List<SigningKeyRow> keys, Optional<Bytes> list) {
        Map<Slot, SigningKey> active = KeyRing.open(keys, ceremony.custody(), ring);
        List<PublishedKey> published = publicSides(keys, SigningKeyRow::isPublished);
        return new KeyRing(
                active,
                new PublishedTrust(version, published, ceremony.authorities().chain(Format.ICAO_VDS_NC), list),
                publicSides(keys, SigningKeyRow::isCertified));
    }

    private static List<PublishedKey> publicSides(List<SigningKeyRow> keys, Predicate<SigningKeyRow> which) {
        return keys.stream()
                .filter(which)
                .map(key -> new PublishedKey(key.kid(), key.slot().format(), key.chain()))
                .toList();
    }

    private Uni<Boolean> onceSettled() {
        return Uni.createFrom()
                .completionStage(settled.copy())
                .ifNoItem()
                .after(START)
                .failWith(() -> new SigningFailedException("the keys are not loaded yet"));
    }
}
