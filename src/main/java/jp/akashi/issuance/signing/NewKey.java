package jp.akashi.issuance.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A key just made, in custody: certified on the spot, or with the request for an authority elsewhere.
record NewKey(
        String kid,
        Slot slot,
        List<X509Certificate> chain,
        Optional<String> request,
        Instant activatesAt,
        Instant retiresAt) {}
