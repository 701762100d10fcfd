package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.TicketNumber;

/// Parses rows of targets. The Individual Number is hashed, sealed and forgotten before the next cell is looked at.
final class TargetParser {
    static final List<String> COLUMNS = List.of("自治体コード", "宛名番号", "接種券番号", "個人番号", "氏名", "カナ氏名", "生年月日", "性別", "支援措置");

    private static final int MUNICIPALITY = 0;
    private static final int PERSON_ID = 1;
    private static final int TICKET = 2;
    private static final int NUMBER = 3;
    private static final int NAME = 4;
    private static final int KANA = 5;
    private static final int BIRTH_DATE = 6;
    private static final int SEX = 7;
    private static final int PROTECTION = 8;
    private static final int LONGEST_ID = 30;
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private final PersonKeys keys;
    private final Sender sender;
    private final LocalDate today;

    TargetParser(PersonKeys keys, Sender sender, LocalDate today) {
        this.keys = keys;
        this.sender = sender;
        this.today = today;
    }

    Parsed<Target> parse(SourceRow row) {
        return Cells.parse(row, COLUMNS, cells -> target(cells, row));
    }

    private Target target(Cells cells, SourceRow row) {
        Municipality area = cells.read(MUNICIPALITY, Municipalities::find, Fault.MUNICIPALITY_UNKNOWN);
        cells.require(sender.mayWriteInto(area.code()), MUNICIPALITY, Fault.MUNICIPALITY_FOREIGN);
        String personId = cells.read(PERSON_ID, TargetParser::personId, Fault.PERSON_ID_MALFORMED);
        TicketNumber ticket = cells.read(TICKET, TicketNumber::parse, Fault.TICKET_MALFORMED);
        IndividualNumber number = cells.read(NUMBER, IndividualNumber::parse, Fault.NUMBER_MALFORMED);
        requireNumberNowhereElse(cells, row);
        PersonKey person = keys.of(number);
        return new Target(person, Bytes.copyOf(keys.seal(number, person)), personId, ticket, details(cells));
    }

    private Target.Details details(Cells cells) {
        PersonName name = cells.read(NAME, PersonName::parse, Fault.NAME_MALFORMED);
        String kana = cells.read(KANA, Cells::text, Fault.KANA_MALFORMED);
        LocalDate birthDate = cells.read(BIRTH_DATE, Cells::date, Fault.BIRTH_DATE_INVALID);
        boolean possible = !birthDate.isAfter(today) && !birthDate.isBefore(OLDEST);
        cells.require(possible, BIRTH_DATE, Fault.BIRTH_DATE_INVALID);
        int sex = cells.read(SEX, TargetParser::sex, Fault.SEX_INVALID);
        boolean underProtection = cells.read(PROTECTION, TargetParser::flag, Fault.PROTECTION_INVALID);
        return new Target.Details(name, kana, birthDate, sex, underProtection);
    }

    // A register that reuses the Individual Number as its own id, or in a name, would put it into the database in
    // clear.
    private static void requireNumberNowhereElse(Cells cells, SourceRow row) {
        String number = row.cells().get(NUMBER).strip();
        cells.require(!row.cells().get(PERSON_ID).contains(number), PERSON_ID, Fault.PERSON_ID_MALFORMED);
        cells.require(!row.cells().get(NAME).contains(number), NAME, Fault.NAME_MALFORMED);
        cells.require(!row.cells().get(KANA).contains(number), KANA, Fault.KANA_MALFORMED);
    }

    private static Optional<String> personId(String text) {
        boolean fits = !text.isEmpty()
                && text.length() <= LONGEST_ID
                && text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c));
        return fits ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Integer> sex(String text) {
        return switch (text) {
            case "1" -> Optional.of(1);
            case "2" -> Optional.of(2);
            case "9" -> Optional.of(9);
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "0" -> Optional.of(false);
            case "1" -> Optional.of(true);
            default -> Optional.empty();
        };
    }
}
