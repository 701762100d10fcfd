package jp.akashi.issuance.applicant;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;

/// EF 0001, the Individual Number: an object of 12 characters and two bytes of filler, 17 bytes in all.
///
/// The integrity record covers the filler too. The number is judged only when the card has proved genuine.
record CardNumberFile(Bytes file, Bytes written) {
    private static final Bytes FILLER = Bytes.ofHex("ffff");
    private static final int OBJECT_LENGTH = 15;
    private static final int LENGTH = 17;

    static Optional<CardNumberFile> parse(Bytes file) {
        if (file.length() != LENGTH || !file.slice(OBJECT_LENGTH, LENGTH).equals(FILLER)) {
            return Optional.empty();
        }
        return TlvReader.only(0xFF10, file.slice(0, OBJECT_LENGTH)).map(written -> new CardNumberFile(file, written));
    }

    Optional<IndividualNumber> number() {
        return IndividualNumber.parse(new String(written.toArray(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return "CardNumberFile[masked]";
    }
}
