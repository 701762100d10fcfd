package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;

/// Parses rows of the resident register.
final class ResidentParser {
    static final List<String> REQUIRED =
            List.of("自治体コード", "宛名番号", "個人番号", "氏名", "カナ氏名", "生年月日", "性別", "支援措置", "異動事由", "異動年月日", "異動連番");
    static final List<String> OPTIONAL = List.of("転入前自治体コード");
    static final List<String> COLUMNS =
            Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();

    static final int PERSON_ID = 1;
    static final int SEQUENCE = 10;

    private static final int MUNICIPALITY = 0;
    private static final int NUMBER = 2;
    private static final int PROTECTION = 7;
    private static final int REASON = 8;
    private static final int OCCURRED_ON = 9;
    private static final int MOVED_FROM = 11;
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
        Numbered numbered = who.numbered(keys);
        Target.Details details = who.details(today);
        RegisterReason reason = cells.read(REASON, RegisterReason::parse, Fault.REASON_UNKNOWN);
        cells.require(reason.agreesWith(details.underProtection()), PROTECTION, Fault.PROTECTION_INVALID);
        LocalDate on = cells.read(OCCURRED_ON, Cells::date, Fault.EVENT_DATE_INVALID);
        boolean possible = !on.isAfter(today) && !on.isBefore(details.birthDate());
        cells.require(possible, OCCURRED_ON, Fault.EVENT_DATE_INVALID);
        long sequence = cells.read(SEQUENCE, ResidentParser::sequence, Fault.SEQUENCE_MALFORMED);
        return new RegisterEvent(
                numbered,
                sequence,
                new RegisterEvent.Content(reason, on, personId, details, movedFrom(cells, reason, area)));
    }

    // Registers fill the cell on other rows too; there it says nothing about an arrival.
    private static Optional<MunicipalityCode> movedFrom(Cells cells, RegisterReason reason, Municipality area) {
        Optional<Municipality> from = cells.read(
                MOVED_FROM,
                text -> text.isEmpty()
                        ? Optional.of(Optional.empty())
                        : Municipalities.find(text).map(Optional::of),
                Fault.MUNICIPALITY_UNKNOWN);
        boolean arrives = reason == RegisterReason.MOVED_IN;
        cells.require(!arrives || !from.equals(Optional.of(area)), MOVED_FROM, Fault.MUNICIPALITY_UNKNOWN);
        return from.filter(_ -> arrives).map(Municipality::code);
    }

    // A count or a time of 14 digits: whatever rises with every event of a person.
    private static Optional<Long> sequence(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= LONGEST_SEQUENCE
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(text)).filter(number -> number > 0) : Optional.empty();
    }
}
