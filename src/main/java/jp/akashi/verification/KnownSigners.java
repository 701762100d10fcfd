package jp.akashi.verification;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.vocabulary.Bytes;
import org.jspecify.annotations.Nullable;

/// Signers whose certification was checked lately, so that a state's next seal costs one ECDSA only. Thread-safe.
///
/// Remembers that an authority's key signed a certificate, which never changes; validity and revocation are asked anew.
final class KnownSigners {
    private static final int MOST = 256;

    private final Map<Certification, SealSigner> known = Collections.synchronizedMap(new Lately());

    /// The signer that a certificate (DER) names, below one of the trusted authorities.
    VouchedSigner find(Bytes certificate, TrustList trust) {
        for (TrustedAuthority authority : trust.authorities()) {
            SealSigner signer = known.get(new Certification(certificate, authority.certificate()));
            if (signer != null) {
                return new VouchedSigner(signer, authority);
            }
        }
        return check(certificate, SealSigner.read(certificate), trust);
    }

    private VouchedSigner check(Bytes certificate, SealSigner signer, TrustList trust) {
        List<TrustedAuthority> named = trust.authorities().stream()
                .filter(authority -> authority.isNamedBy(signer))
                .toList();
        NoProof.unless(!named.isEmpty(), Reason.UNKNOWN_ISSUER);
        TrustedAuthority above = named.stream()
                .filter(authority -> authority.signed(signer))
                .findFirst()
                .orElseThrow(() -> new NoProof(Reason.BAD_SIGNATURE));
        NoProof.unless(signer.isForVaccinations(), Reason.UNKNOWN_ISSUER);
        known.put(new Certification(certificate, above.certificate()), signer);
        return new VouchedSigner(signer, above);
    }

    private record Certification(Bytes signer, Bytes authority) {}

    /// Forgets what was asked for longest ago.
    private static final class Lately extends LinkedHashMap<Certification, @Nullable SealSigner> {
        private static final long serialVersionUID = 1L;

        Lately() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Certification, @Nullable SealSigner> eldest) {
            return size() > MOST;
        }
    }
}
