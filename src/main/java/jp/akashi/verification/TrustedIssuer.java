package jp.akashi.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.akashi.certificate.trust.Jwk;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;

/// An issuer of SMART Health Cards: its URL (`iss`), the keys it publishes and the cards it took back.
///
/// Refuses keys that are not on P-256 and lists of other keys. Source: SMART Health Cards Framework 1.4.
public final class TrustedIssuer {
    private final String url;
    private final Map<String, VerificationKey> keys;
    private final Map<String, RevocationList> lists;

    public TrustedIssuer(String url, KeySet keys, List<RevocationList> lists) {
        this.url = url;
        this.keys = keys.keys().stream().collect(Collectors.toUnmodifiableMap(Jwk::kid, VerificationKey::of));
        this.lists = lists.stream().collect(Collectors.toUnmodifiableMap(RevocationList::kid, Function.identity()));
        if (!this.keys.keySet().containsAll(this.lists.keySet())) {
            throw new IllegalArgumentException("a revocation list of a key that the issuer does not publish");
        }
    }

    String url() {
        return url;
    }

    Optional<VerificationKey> key(String kid) {
        return Optional.ofNullable(keys.get(kid));
    }

    Optional<RevocationList> list(String kid) {
        return Optional.ofNullable(lists.get(kid));
    }
}
