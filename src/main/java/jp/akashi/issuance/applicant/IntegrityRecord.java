package jp.akashi.issuance.applicant;

import java.util.Optional;
import jp.akashi.vocabulary.Bytes;

/// EF 0003, the integrity record: SHA-256 digests of the number's file and of the attributes, signed by the issuer.
///
/// `signed` has 70 bytes, the two digests with their tags and lengths.
record IntegrityRecord(Bytes numberDigest, Bytes attributesDigest, Bytes signed, Bytes signature) {
    private static final int DIGEST_LENGTH = 32;
    private static final int SIGNED_LENGTH = 70;

    static Optional<IntegrityRecord> parse(Bytes file) {
        return TlvReader.only(0xFF30, file).flatMap(IntegrityRecord::ofValue);
    }

    private static Optional<IntegrityRecord> ofValue(Bytes value) {
        TlvReader reader = TlvReader.of(value);
        Optional<Bytes> number = reader.next(0xDF31, DIGEST_LENGTH);
        Optional<Bytes> attributes = reader.next(0xDF32, DIGEST_LENGTH);
        boolean isSignedWhole = reader.position() == SIGNED_LENGTH;
        Optional<Bytes> signature = reader.next(0xDF33, CardSignatures.LENGTH);
        if (number.isEmpty() || attributes.isEmpty() || signature.isEmpty() || !isSignedWhole || !reader.isAtEnd()) {
            return Optional.empty();
        }
        Bytes signed = value.slice(0, SIGNED_LENGTH);
        return Optional.of(new IntegrityRecord(number.get(), attributes.get(), signed, signature.get()));
    }
}
