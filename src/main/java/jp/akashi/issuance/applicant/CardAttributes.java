package jp.akashi.issuance.applicant;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.PersonName;

/// EF 0002, the four attributes (基本4情報): name, address, birth date and sex behind a table of their offsets.
///
/// `covered` is what the integrity record covers: all behind the table. The table must agree with where the objects
/// begin, counted from the start of the file. Address and sex are checked for their form and let go.
record CardAttributes(PersonName name, LocalDate birthDate, Bytes covered) {
    private static final int LONGEST_FILE = 2048;
    private static final int TABLE_LENGTH = 8;
    private static final int DATE_LENGTH = 8;

    static Optional<CardAttributes> parse(Bytes file) {
        return file.length() > LONGEST_FILE
                ? Optional.empty()
                : TlvReader.only(0xFF20, file).flatMap(value -> ofValue(value, file.length() - value.length()));
    }

    private static Optional<CardAttributes> ofValue(Bytes value, int headerLength) {
        TlvReader reader = TlvReader.of(value);
        Optional<Bytes> table = reader.next(0xDF21, TABLE_LENGTH);
        int nameAt = reader.position();
        Optional<PersonName> name =
                reader.next(0xDF22).flatMap(CardAttributes::utf8).flatMap(PersonName::parse);
        int addressAt = reader.position();
        boolean hasAddress = reader.next(0xDF23).flatMap(CardAttributes::utf8).isPresent();
        int birthDateAt = reader.position();
        Optional<LocalDate> birthDate = reader.next(0xDF24, DATE_LENGTH).flatMap(CardAttributes::date);
        int sexAt = reader.position();
        boolean hasSex =
                reader.next(0xDF25, 1).filter(sex -> isDigit(sex.at(0))).isPresent();
        if (table.isEmpty() || name.isEmpty() || !hasAddress || birthDate.isEmpty() || !hasSex || !reader.isAtEnd()) {
            return Optional.empty();
        }
        return table.get().equals(offsets(headerLength, nameAt, addressAt, birthDateAt, sexAt))
                ? Optional.of(new CardAttributes(name.get(), birthDate.get(), value.slice(nameAt, value.length())))
                : Optional.empty();
    }

    private static Bytes offsets(int headerLength, int... positions) {
        ByteBuffer table = ByteBuffer.allocate(TABLE_LENGTH);
        for (int position : positions) {
            table.putShort((short) (headerLength + position));
        }
        return Bytes.copyOf(table.array());
    }

    /// Unlike `new String`, answers empty to what is no UTF-8.
    private static Optional<String> utf8(Bytes text) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.toArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(Bytes yyyymmdd) {
        for (int i = 0; i < DATE_LENGTH; i++) {
            if (!isDigit(yyyymmdd.at(i))) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(
                    LocalDate.of(number(yyyymmdd, 0, 4), number(yyyymmdd, 4, 6), number(yyyymmdd, 6, DATE_LENGTH)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Bytes digits, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = 10 * number + digits.at(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    @Override
    public String toString() {
        return "CardAttributes[masked]";
    }
}
