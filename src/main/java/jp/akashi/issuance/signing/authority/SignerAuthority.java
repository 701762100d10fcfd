package jp.akashi.issuance.signing.authority;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// Vouches for the signing keys of one format, or those that seal documents.
public sealed interface SignerAuthority permits HealthCardAuthority, CountrySigningAuthority, DocumentAuthority {
    /// A certificate for a signer's public key, followed by those above it, the root last.
    List<X509Certificate> certify(PublicKey signer, Validity validity);

    /// The authority's own certificate, followed by those above it.
    List<X509Certificate> chain();
}
