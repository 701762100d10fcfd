package jp.akashi.issuance.publication;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import jp.akashi.issuance.signing.DocumentSeal;
import jp.akashi.issuance.signing.PublishedTrust;
import jp.akashi.issuance.signing.SigningKeys;

/// The published documents, rendered when something changed and handed out from memory at once.
///
/// They are at most two seconds older than the database; before the first look at it there are none.
@Singleton
public final class TrustDocuments {
    private final SigningKeys keys;
    private final DocumentSeal seal;
    private final RevocationTable revocations;
    private final InstantSource clock;
    private volatile Edition edition = Edition.NONE;

    TrustDocuments(SigningKeys keys, DocumentSeal seal, RevocationTable revocations, InstantSource clock) {
        this.keys = keys;
        this.seal = seal;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// The key set of the SMART Health Card issuer, in JSON.
    public Optional<Document> keySet() {
        return edition.keySet();
    }

    /// The revocation list of one of its keys, in JSON; there is one for every published key.
    public Optional<Document> revocationList(String kid) {
        return Optional.ofNullable(edition.revocationLists().get(kid));
    }

    /// The country signing authority's certificates, in PEM.
    public Optional<Document> countryAuthority() {
        return edition.countryAuthority();
    }

    /// The certificates of the VDS-NC signers, in PEM, the latest to sign first.
    public Optional<Document> signers() {
        return edition.signers();
    }

    /// The country signing authority's revocation list, in DER.
    public Optional<Document> countryList() {
        return edition.countryList();
    }

    /// The certificates that vouch for the seal of printed documents, in PEM, the root last.
    public Optional<Document> documentAuthority() {
        return Edition.pem(seal.authority());
    }

    /// The document authority's revocation list, in DER.
    public Optional<Document> documentList() {
        return seal.revocationList().map(Document::of);
    }

    /// Renders anew what changed since the last time.
    Uni<Void> refresh() {
        return revocations.count().chain(count -> {
            PublishedTrust trust = keys.published();
            return trust.version() == edition.version() && count == edition.revocations()
                    ? Uni.createFrom().voidItem()
                    : render(trust, count);
        });
    }

    // Counted before they are read: what is added in between is rendered once more, never missed.
    private Uni<Void> render(PublishedTrust trust, long count) {
        return revocations
                .list()
                .invoke(revoked -> edition = Edition.of(trust, count, revoked, clock.instant()))
                .replaceWithVoid();
    }
}
