package jp.akashi.issuance.applicant;

import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// EF 0004, the card-verifiable certificate: a card authority says which key signs the files of its cards.
///
/// `body` has 297 bytes: the authority's key id (16), the issuer's key id (16), the issuer's key (265).
record IssuerCertificate(Bytes authorityKeyId, RSAPublicKeySpec issuerKey, Bytes body, Bytes signature) {
    static final int KEY_ID_LENGTH = 16;

    private static final int BODY_LENGTH = 2 * KEY_ID_LENGTH + RsaKeyObject.LENGTH;

    static Optional<IssuerCertificate> parse(Bytes file) {
        return TlvReader.only(0x7F21, file).flatMap(IssuerCertificate::ofValue);
    }

    private static Optional<IssuerCertificate> ofValue(Bytes value) {
        TlvReader reader = TlvReader.of(value);
        Optional<Bytes> body = reader.next(0x5F4E, BODY_LENGTH);
        Optional<Bytes> signature = reader.next(0x5F37, CardSignatures.LENGTH);
        if (body.isEmpty() || signature.isEmpty() || !reader.isAtEnd()) {
            return Optional.empty();
        }
        return ofParts(body.get(), signature.get());
    }

    private static Optional<IssuerCertificate> ofParts(Bytes body, Bytes signature) {
        Bytes authorityKeyId = body.slice(0, KEY_ID_LENGTH);
        return RsaKeyObject.parse(body.slice(2 * KEY_ID_LENGTH, BODY_LENGTH))
                .map(key -> new IssuerCertificate(authorityKeyId, key, body, signature));
    }
}
