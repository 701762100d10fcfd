package jp.akashi.issuance.applicant;

import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.akashi.vocabulary.Bytes;

/// The keys of issuer certificates that proved to be signed by their authority: many cards share one certificate.
///
/// At most about 1,000; emptied when full, because filling it again costs one check per certificate and only
/// certificates that a trusted authority signed get in.
final class IssuerKeys {
    private static final int MOST = 1_000;

    private final CardSignatures signatures;
    private final Map<Certified, PublicKey> verified = new ConcurrentHashMap<>();

    IssuerKeys(CardSignatures signatures) {
        this.signatures = signatures;
    }

    /// The issuer's key when the authority signed the certificate's 297 bytes.
    Optional<PublicKey> find(IssuerCertificate certificate, PublicKey authority) {
        Certified certified = new Certified(certificate.body(), certificate.signature());
        PublicKey known = verified.get(certified);
        if (known != null) {
            return Optional.of(known);
        }
        if (!signatures.isBy(authority, certificate.body(), certificate.signature())) {
            return Optional.empty();
        }
        Optional<PublicKey> key = signatures.key(certificate.issuerKey());
        key.ifPresent(fresh -> keep(certified, fresh));
        return key;
    }

    int size() {
        return verified.size();
    }

    private void keep(Certified certified, PublicKey key) {
        if (verified.size() >= MOST) {
            verified.clear();
        }
        verified.put(certified, key);
    }

    /// Body and signature together: a known body under a wrong signature is not known.
    private record Certified(Bytes body, Bytes signature) {}
}
