package jp.akashi.issuance.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// Everything verifiers are to know of our keys at one moment; the version grows with every change.
///
/// Keys: the latest to sign first. `countryList` is a CRL in DER (RFC 5280, section 5).
public record PublishedTrust(
        long version, List<PublishedKey> keys, List<X509Certificate> countryAuthority, Optional<Bytes> countryList) {
    public PublishedTrust {
        keys = List.copyOf(keys);
        countryAuthority = List.copyOf(countryAuthority);
    }
}
