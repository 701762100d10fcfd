package jp.akashi.issuance.applicant;

import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// EF 0007, the public key whose private half only the card holds, signed by the issuer.
///
/// `signed` has 270 bytes: the key's whole object, tag and length included.
record CardSigningKey(RSAPublicKeySpec key, Bytes signed, Bytes signature) {
    private static final int SIGNED_LENGTH = 5 + RsaKeyObject.LENGTH;

    static Optional<CardSigningKey> parse(Bytes file) {
        return TlvReader.only(0xFF50, file).flatMap(CardSigningKey::ofValue);
    }

    private static Optional<CardSigningKey> ofValue(Bytes value) {
        TlvReader reader = TlvReader.of(value);
        Optional<RSAPublicKeySpec> key =
                reader.next(0xDF51, RsaKeyObject.LENGTH).flatMap(RsaKeyObject::parse);
        boolean isSignedWhole = reader.position() == SIGNED_LENGTH;
        Optional<Bytes> signature = reader.next(0xDF52, CardSignatures.LENGTH);
        if (key.isEmpty() || signature.isEmpty() || !isSignedWhole || !reader.isAtEnd()) {
            return Optional.empty();
        }
        return Optional.of(new CardSigningKey(key.get(), value.slice(0, SIGNED_LENGTH), signature.get()));
    }
}
