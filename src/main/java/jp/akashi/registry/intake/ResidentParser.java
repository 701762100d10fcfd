package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;

/// Parses rows of the resident register.
final class ResidentParser {
    static final List<String> COLUMNS =
            List.of("自治体コード", "宛名番号", "個人番号", "氏名", "カナ氏名", "生年月日", "性別", "支援措置", "異動事由", "異動年月日", "異動連番");

    static final int PERSON_ID = 1;
    static final int SEQUENCE = 10;

    private static final int MUNICIPALITY = 0;
    private static final int NUMBER = 2;
    private static final int PROTECTION = 7;
    private static final int REASON = 8;
    private static final int OCCURRED_ON = 9;
    private static final int LONGEST_SEQUENCE = 18;

    private final PersonKeys keys;
    private final Sender sender;
    private final LocalDate today;

    ResidentParser(PersonKeys keys, Sender sender, LocalDate today) {
        this.keys = keys;
        this.sender = sender;
        this.today = today;
    }

    Parsed<RegisterEvent> parse(SourceRow row) {
        return Cells.parse(row, COLUMNS, cells -> event(cells, new PersonCells(cells, row, PERSON_ID, NUMBER)));
    }

    private RegisterEvent event(Cells cells, PersonCells who) {
        Municipality area = cells.read(MUNICIPALITY, Municipalities::find, Fault.MUNICIPALITY_UNKNOWN);
        cells.require(sender.mayWriteInto(area.code()), MUNICIPALITY, Fault.MUNICIPALITY_FOREIGN);
        String personId = who.municipalPersonId();
        PersonCells.Numbered numbered = who.numbered(keys);
        Target.Details details = who.details(today);
        RegisterReason reason = cells.read(REASON, RegisterReason::parse, Fault.REASON_UNKNOWN);
        cells.require(reason.agreesWith(details.underProtection()), PROTECTION, Fault.PROTECTION_INVALID);
        LocalDate on = cells.read(OCCURRED_ON, Cells::date, Fault.EVENT_DATE_INVALID);
        boolean possible = !on.isAfter(today) && !on.isBefore(details.birthDate());
        cells.require(possible, OCCURRED_ON, Fault.EVENT_DATE_INVALID);
        long sequence = cells.read(SEQUENCE, ResidentParser::sequence, Fault.SEQUENCE_MALFORMED);
        return new RegisterEvent(
                numbered.person(),
                numbered.sealedNumber(),
                sequence,
                new RegisterEvent.Content(reason, on, personId, details));
    }

    // A count or a time of 14 digits: whatever rises with every event of a person.
    private static Optional<Long> sequence(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_SEQUENCE
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)).filter(number -> number > 0) : Optional.empty();
    }
}
