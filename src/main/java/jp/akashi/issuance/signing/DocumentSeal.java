package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.signing.custody.SigningKey;
import jp.akashi.issuance.signing.document.UnsealedPdf;
import jp.akashi.vocabulary.Bytes;

/// Seals PDF documents with the key made for that, so that any change to them shows.
///
/// Source: ETSI EN 319 142-1 (PAdES-BASELINE-B).
@Singleton
public final class DocumentSeal {
    private final DocumentKeys keys;
    private final SignCertificate signing;
    private final InstantSource clock;
    private final DocumentList list;

    DocumentSeal(DocumentKeys keys, DocumentList list, SignCertificate signing, InstantSource clock) {
        this.keys = keys;
        this.list = list;
        this.signing = signing;
        this.clock = clock;
    }

    /// The document with its seal over all of it. Some milliseconds of work on the calling thread.
    public Uni<Bytes> seal(Bytes pdf) {
        return Uni.createFrom().deferred(() -> {
            SigningKey key = keys.active();
            UnsealedPdf unsealed = UnsealedPdf.of(pdf, key.chain(), clock.instant());
            return signing.sign(key, unsealed.toBeSigned())
                    .map(unsealed::sealed)
                    .eventually(unsealed::close);
        });
    }

    /// The certificates that vouch for the key, the root last; none when this installation seals no documents.
    public List<X509Certificate> authority() {
        return keys.authority();
    }

    /// The keys' certificates taken back, a CRL in DER (RFC 5280, section 5); none when their authority lies elsewhere.
    public Optional<Bytes> revocationList() {
        return list.current();
    }
}
