package jp.akashi.issuance.signing.custody;

import java.security.KeyPair;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Where private keys lie: made there, used from there, destroyed there, and never anywhere else.
public sealed interface KeyCustody permits DirectoryCustody, DeviceCustody {
    /// Makes a P-256 key pair and keeps it under its key identifier.
    KeyPair create();

    /// The provider that can sign with the pairs made here.
    Provider provider();

    /// The key that the chain's first certificate belongs to, for use; empty when it is not here.
    Optional<SigningKey> find(List<X509Certificate> chain);

    /// Removes a private key for good; nothing happens when it is not here.
    void destroy(String kid);
}
