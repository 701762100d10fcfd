package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Parses rows of doses.
final class DoseParser {
    static final List<String> COLUMNS =
            List.of("自治体コード", "接種券番号", "接種回", "接種日", "ワクチン", "ロット番号", "接種会場名", "接種医師名", "接種自治体コード");

    private static final int MUNICIPALITY = 0;
    private static final int TICKET = 1;
    private static final int DOSE_NUMBER = 2;
    private static final int DATE = 3;
    private static final int VACCINE = 4;
    private static final int LOT = 5;
    private static final int VENUE = 6;
    private static final int PHYSICIAN = 7;
    private static final int VACCINATED_IN = 8;

    private final Sender sender;
    private final LocalDate today;

    DoseParser(Sender sender, LocalDate today) {
        this.sender = sender;
        this.today = today;
    }

    Parsed<ReportedDose> parse(SourceRow row) {
        return Cells.parse(row, COLUMNS, this::dose);
    }

    private ReportedDose dose(Cells cells) {
        MunicipalityCode area = cells.read(MUNICIPALITY, Municipalities::find, Fault.MUNICIPALITY_UNKNOWN)
                .code();
        cells.require(sender.mayWriteInto(area), MUNICIPALITY, Fault.MUNICIPALITY_FOREIGN);
        TicketNumber ticket = cells.read(TICKET, TicketNumber::parse, Fault.TICKET_MALFORMED);
        int number = cells.read(DOSE_NUMBER, DoseParser::number, Fault.DOSE_NUMBER_INVALID);
        return new ReportedDose(new ReportedDose.Key(area, ticket, number), content(cells));
    }

    private ReportedDose.Content content(Cells cells) {
        LocalDate date = cells.read(DATE, Cells::date, Fault.DATE_INVALID);
        cells.require(!date.isAfter(today), DATE, Fault.DATE_IN_FUTURE);
        cells.require(!date.isBefore(Dose.EARLIEST), DATE, Fault.DATE_TOO_EARLY);
        VaccineProduct product = cells.read(VACCINE, this::product, Fault.VACCINE_UNKNOWN);
        LotNumber lot = cells.read(LOT, LotNumber::parse, Fault.LOT_MALFORMED);
        String venue = cells.read(VENUE, Cells::text, Fault.TEXT_MALFORMED);
        String physician = cells.read(PHYSICIAN, Cells::text, Fault.TEXT_MALFORMED);
        Municipality place = cells.read(VACCINATED_IN, Municipalities::find, Fault.MUNICIPALITY_UNKNOWN);
        return new ReportedDose.Content(new ReportedDose.Facts(date, product, lot), venue, physician, place.code());
    }

    private Optional<VaccineProduct> product(String text) {
        return sender.source() == Source.REGISTER ? MakerOnly.read(text) : VaccineProduct.parse(text);
    }

    private static Optional<Integer> number(String text) {
        boolean fits = text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '0' + Dose.HIGHEST_NUMBER;
        return fits ? Optional.of(text.charAt(0) - '0') : Optional.empty();
    }
}
