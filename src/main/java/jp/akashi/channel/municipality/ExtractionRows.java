package jp.akashi.channel.municipality;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.registry.extraction.ExtractedDose;
import jp.akashi.registry.extraction.ExtractedPerson;
import jp.akashi.vocabulary.Dose;

/// An extraction's lines in the layout of the national system (予防接種台帳向け出力): an id, then eight cells per dose.
///
/// The layout is known for two doses; the same eight cells follow up to the seventh.
final class ExtractionRows {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Asia/Tokyo"));
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> OF_A_DOSE =
            List.of("接種履歴登録日時", "接種日", "券番号", "接種自治体コード", "接種会場名", "接種医師名", "ワクチンメーカー", "ワクチンロット番号");

    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("個別宛名番号"),
                    IntStream.rangeClosed(1, Dose.HIGHEST_NUMBER).boxed().flatMap(n -> OF_A_DOSE.stream()
                            .map(item -> n + "回目" + item)))
            .toList();

    private ExtractionRows() {}

    static List<List<String>> of(List<ExtractedPerson> page) {
        return page.stream().map(ExtractionRows::row).toList();
    }

    private static List<String> row(ExtractedPerson person) {
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(person.person().orElse(""));
        for (int n = 1; n <= Dose.HIGHEST_NUMBER; n++) {
            int number = n;
            cells.addAll(person.doses().stream()
                    .filter(dose -> dose.dose().number() == number)
                    .findFirst()
                    .map(ExtractionRows::cells)
                    .orElse(List.of("", "", "", "", "", "", "", "")));
        }
        return cells;
    }

    private static List<String> cells(ExtractedDose dose) {
        return List.of(
                MOMENT.format(dose.recordedAt()),
                DATE.format(dose.dose().vaccinatedOn()),
                dose.ticket().digits(),
                dose.vaccinatedIn().digits(),
                dose.venue(),
                dose.physician(),
                dose.dose().product().maker().nameJa(),
                dose.dose().lot().written());
    }
}
