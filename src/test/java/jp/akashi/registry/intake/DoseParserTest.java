package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.registry.intake.Parsed.Faulty;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.Parsed.Read;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoseParserTest {
    private static final List<String> GOOD =
            List.of("131113", "0123456789", "1", "20210601", "PF", "EW0201", "大田区民センター", "蒲田太郎", "131113");
    private static final MunicipalityCode OTA = new MunicipalityCode("131113");
    private static final LocalDate TODAY = LocalDate.of(2022, 1, 1);

    private final DoseParser parser = new DoseParser(new Sender("city", Source.MUNICIPALITY, OTA), TODAY);

    @ParameterizedTest
    @ValueSource(strings = {"PF", "ファイザー コミナティ", "ﾌｧｲｻﾞｰ　ｺﾐﾅﾃｨ", "Pfizer Comirnaty"})
    void vaccinesAreNamedByKeyOrByMakerAndProduct(String vaccine) {
        assertEquals(
                new ReportedDose.Facts(LocalDate.of(2021, 6, 1), VaccineProduct.PF, new LotNumber("EW0201")),
                read(with("ワクチン", vaccine)).content().facts());
    }

    @ParameterizedTest
    @CsvSource({
        "自治体コード, 999999, MUNICIPALITY_UNKNOWN",
        "自治体コード, 131105, MUNICIPALITY_FOREIGN",
        "接種券番号, 12345678901, TICKET_MALFORMED",
        "接種回, 0, DOSE_NUMBER_INVALID",
        "接種回, 8, DOSE_NUMBER_INVALID",
        "接種回, １, DOSE_NUMBER_INVALID",
        "接種回, '', DOSE_NUMBER_INVALID",
        "接種日, 20210229, DATE_INVALID",
        "接種日, '', DATE_INVALID",
        "接種日, 20220102, DATE_IN_FUTURE",
        "接種日, 20210213, DATE_TOO_EARLY",
        "ワクチン, XX, VACCINE_UNKNOWN",
        "ワクチン, '', VACCINE_UNKNOWN",
        "ロット番号, '', LOT_MALFORMED",
        "ロット番号, '　', LOT_MALFORMED",
        "接種会場名, 'a\u0000b', TEXT_MALFORMED",
        "接種医師名, '\uFFFD', CHARACTERS_MALFORMED",
        "接種自治体コード, 131114, MUNICIPALITY_UNKNOWN"
    })
    void everyBadCellIsToldByItsColumn(String column, String cell, Fault fault) {
        Faulty<?> faulty = assertInstanceOf(Faulty.class, parser.parse(with(column, cell)));

        assertEquals(new RowError(2, column, fault), faulty.error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20210214", "20220101"})
    void theFirstDayAndTodayArePossible(String date) {
        read(with("接種日", date));
    }

    @ParameterizedTest
    @CsvSource({"CONTRACTOR", "VENUE"})
    void othersMayWriteWhereverTheTicketPoints(Source source) {
        DoseParser anywhere = new DoseParser(new Sender("other", source, OTA), TODAY);

        assertInstanceOf(Read.class, anywhere.parse(with("自治体コード", "131105")));
    }

    private ReportedDose read(SourceRow row) {
        return switch (parser.parse(row)) {
            case Read<ReportedDose>(Line<ReportedDose> line) -> line.value();
            case Faulty<ReportedDose>(RowError error) -> throw new AssertionError(error.toString());
        };
    }

    private static SourceRow with(String column, String cell) {
        List<String> cells = new ArrayList<>(GOOD);
        cells.set(DoseParser.COLUMNS.indexOf(column), cell);
        return new SourceRow(2, cells);
    }
}
