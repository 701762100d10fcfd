package jp.akashi.issuance.signing.authority;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Judges a chain that an authority elsewhere answered, before a key goes by it.
public final class ChainCheck {
    private static final int URI = 6;

    private ChainCheck() {}

    /// What is wrong with the chain's form: order, signatures, validity; empty when it runs from signer to root.
    public static Optional<String> flaw(List<X509Certificate> chain, Instant now) {
        try {
            for (int i = 0; i < chain.size(); i++) {
                X509Certificate above = chain.get(Math.min(i + 1, chain.size() - 1));
                chain.get(i).checkValidity(Date.from(now));
                chain.get(i).verify(above.getPublicKey());
                if (!chain.get(i).getIssuerX500Principal().equals(above.getSubjectX500Principal())) {
                    return Optional.of("certificate " + i + " names another issuer");
                }
            }
            return chain.size() < 2 ? Optional.of("a chain runs from the signer to the root") : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.of("the chain does not verify: " + e.getMessage());
        }
    }

    /// What makes a certificate unfit for SMART Health Cards of an issuer.
    public static Optional<String> healthCardFlaw(X509Certificate signer, String issuer) {
        try {
            Collection<List<?>> names = signer.getSubjectAlternativeNames();
            return names != null && names.iterator().next().equals(List.of(URI, issuer))
                    ? Optional.empty()
                    : Optional.of("the first alternative name is not the issuer URL");
        } catch (CertificateParsingException e) {
            return Optional.of("unreadable alternative names");
        }
    }

    /// What makes a certificate unfit for VDS-NC.
    public static Optional<String> barcodeFlaw(X509Certificate signer) {
        try {
            List<String> purposes = signer.getExtendedKeyUsage();
            return purposes != null && purposes.contains(CountrySigningAuthority.BARCODE_SIGNER)
                    ? Optional.empty()
                    : Optional.of("not certified as a barcode signer");
        } catch (CertificateParsingException e) {
            return Optional.of("unreadable purposes");
        }
    }
}
