package jp.akashi.issuance.signing.custody;

import io.smallrye.mutiny.Uni;
import java.security.cert.X509Certificate;
import java.util.List;
import jp.akashi.certificate.Signature;
import jp.akashi.certificate.ToBeSigned;

/// A key that signs for one purpose, which its certificate names: in this process, or in a device that never lets it
/// out.
///
/// The key itself is out of reach; what signs is asked for a signature only. A device may fail or be slow: the `Uni`
/// fails then, and nothing leaves unsigned.
public interface SigningKey {
    /// The name under which verifiers find the public key: its JWK thumbprint, 43 characters. Source: RFC 7638.
    String kid();

    /// The signer's certificate, followed by those above it, the root last.
    List<X509Certificate> chain();

    /// Whether the key lies outside of this process, so that each of its signatures is verified.
    boolean isRemote();

    /// ECDSA P-256 with SHA-256 over the bytes, as r‖s.
    Uni<Signature> sign(ToBeSigned bytes);

    default X509Certificate certificate() {
        return chain().getFirst();
    }
}
