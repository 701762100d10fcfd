package jp.akashi.issuance.application;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.vocabulary.Bytes;

/// A document as it is kept between its release and the printing: sealed, and bound to its application.
@Singleton
final class SealedDocument {
    private static final String PLACE = "kiosk_document.document_sealed";

    private final Envelope data;

    SealedDocument(SecretKeys keys) {
        data = new Envelope(keys, Secret.DATA);
    }

    Bytes seal(String applicationId, Bytes document) {
        return Bytes.copyOf(data.seal(document.toArray(), PLACE, row(applicationId)));
    }

    /// The document; empty when it was altered or is another application's.
    Optional<Bytes> open(String applicationId, Bytes sealed) {
        return data.open(sealed.toArray(), PLACE, row(applicationId)).map(Bytes::copyOf);
    }

    private static byte[] row(String applicationId) {
        return applicationId.getBytes(StandardCharsets.US_ASCII);
    }
}
