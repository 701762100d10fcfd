package jp.akashi.channel.verifier;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;
import jp.akashi.issuance.publication.Document;
import jp.akashi.issuance.publication.TrustDocuments;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.verification.ForeignTrust;
import jp.akashi.verification.TrustList;
import jp.akashi.verification.TrustedAuthority;
import jp.akashi.verification.TrustedIssuer;
import org.jspecify.annotations.Nullable;

/// Whom this house's verification believes: itself, by the very documents it publishes, and who is configured.
///
/// Read anew when a document has changed. A changed revocation list shows in the key set, which counts its changes.
@Singleton
final class OwnTrust {
    private final TrustDocuments documents;
    private final IssuerConfig issuer;
    private final TrustList foreign;
    private volatile @Nullable Reading latest;

    OwnTrust(TrustDocuments documents, IssuerConfig issuer, ForeignTrust foreign) {
        this.documents = documents;
        this.issuer = issuer;
        this.foreign = foreign.list();
    }

    /// Empty until something is published.
    Optional<TrustList> list() {
        return documents.keySet().map(keys -> {
            Published published =
                    new Published(keys, documents.countryAuthority(), documents.signers(), documents.countryList());
            Reading reading = latest;
            if (reading == null || !reading.of().equals(published)) {
                reading = new Reading(published, read(published).and(foreign));
                latest = reading;
            }
            return reading.trust();
        });
    }

    private TrustList read(Published published) {
        KeySet keys = KeySet.parse(published.keys().content().toUtf8());
        List<RevocationList> lists = keys.keys().stream()
                .map(Jwk::kid)
                .flatMap(kid -> documents.revocationList(kid).stream())
                .map(list -> RevocationList.parse(list.content().toUtf8()))
                .toList();
        return new TrustList(
                List.of(new TrustedIssuer(issuer.url().toString(), keys, lists)),
                published.authority().stream()
                        .flatMap(file -> TrustedAuthority.read(file.content()).stream())
                        .map(authority -> complete(authority, published))
                        .toList());
    }

    private static TrustedAuthority complete(TrustedAuthority authority, Published published) {
        TrustedAuthority listed =
                published.list().map(list -> authority.withList(list.content())).orElse(authority);
        return published
                .signers()
                .map(signers -> listed.withSigners(signers.content()))
                .orElse(listed);
    }

    private record Published(
            Document keys, Optional<Document> authority, Optional<Document> signers, Optional<Document> list) {}

    private record Reading(Published of, TrustList trust) {}
}
