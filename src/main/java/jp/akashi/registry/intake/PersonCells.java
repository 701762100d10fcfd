package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonName;

/// The cells that tell who a person is: 宛名番号, and side by side 個人番号, 氏名, カナ氏名, 生年月日, 性別, 支援措置.
///
/// The Individual Number is hashed, sealed and forgotten before the next cell is looked at.
final class PersonCells {
    private static final int LONGEST_ID = 30;
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);

    private final Cells cells;
    private final SourceRow row;
    private final int id;
    private final int number;

    PersonCells(Cells cells, SourceRow row, int id, int number) {
        this.cells = cells;
        this.row = row;
        this.id = id;
        this.number = number;
    }

    String municipalPersonId() {
        return cells.read(id, PersonCells::personId, Fault.PERSON_ID_MALFORMED);
    }

    Numbered numbered(PersonKeys keys) {
        IndividualNumber read = cells.read(number, IndividualNumber::parse, Fault.NUMBER_MALFORMED);
        requireNumberNowhereElse();
        return keys.numbered(read);
    }

    Target.Details details(LocalDate today) {
        PersonName name = cells.read(number + 1, PersonName::parse, Fault.NAME_MALFORMED);
        String kana = cells.read(number + 2, Cells::text, Fault.KANA_MALFORMED);
        LocalDate birthDate = cells.read(number + 3, Cells::date, Fault.BIRTH_DATE_INVALID);
        boolean possible = !birthDate.isAfter(today) && !birthDate.isBefore(OLDEST);
        cells.require(possible, number + 3, Fault.BIRTH_DATE_INVALID);
        int sex = cells.read(number + 4, PersonCells::sex, Fault.SEX_INVALID);
        boolean underProtection = cells.read(number + 5, PersonCells::flag, Fault.PROTECTION_INVALID);
        return new Target.Details(name, kana, birthDate, sex, underProtection);
    }

    // A register that reuses the Individual Number as its own id, or in a name, would put it into the database in
    // clear.
    private void requireNumberNowhereElse() {
        String digits = row.cells().get(number).strip();
        cells.require(!row.cells().get(id).contains(digits), id, Fault.PERSON_ID_MALFORMED);
        cells.require(!row.cells().get(number + 1).contains(digits), number + 1, Fault.NAME_MALFORMED);
        cells.require(!row.cells().get(number + 2).contains(digits), number + 2, Fault.KANA_MALFORMED);
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
