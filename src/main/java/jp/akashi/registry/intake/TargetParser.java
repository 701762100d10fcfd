package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.TicketNumber;

/// Parses rows of targets.
final class TargetParser {
    static final List<String> COLUMNS = List.of("自治体コード", "宛名番号", "接種券番号", "個人番号", "氏名", "カナ氏名", "生年月日", "性別", "支援措置");

    private static final int MUNICIPALITY = 0;
    private static final int PERSON_ID = 1;
    private static final int TICKET = 2;
    private static final int NUMBER = 3;

    private final PersonKeys keys;
    private final Sender sender;
    private final LocalDate today;

    TargetParser(PersonKeys keys, Sender sender, LocalDate today) {
        this.keys = keys;
        this.sender = sender;
        this.today = today;
    }

    Parsed<Target> parse(SourceRow row) {
        return Cells.parse(row, COLUMNS, cells -> target(cells, new PersonCells(cells, row, PERSON_ID, NUMBER)));
    }

    private Target target(Cells cells, PersonCells who) {
        Municipality area = cells.read(MUNICIPALITY, Municipalities::find, Fault.MUNICIPALITY_UNKNOWN);
        cells.require(sender.mayWriteInto(area.code()), MUNICIPALITY, Fault.MUNICIPALITY_FOREIGN);
        String personId = who.municipalPersonId();
        TicketNumber ticket = cells.read(TICKET, TicketNumber::parse, Fault.TICKET_MALFORMED);
        return new Target(who.numbered(keys), personId, ticket, who.details(today));
    }
}
