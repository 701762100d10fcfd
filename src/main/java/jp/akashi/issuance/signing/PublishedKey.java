package jp.akashi.issuance.signing;

import java.security.cert.X509Certificate;
import java.util.List;
import jp.akashi.certificate.Format;

/// The public side of a signing key: its identifier, its format and its certificate chain, the root last.
public record PublishedKey(String kid, Format format, List<X509Certificate> chain) {
    public PublishedKey {
        chain = List.copyOf(chain);
    }
}
