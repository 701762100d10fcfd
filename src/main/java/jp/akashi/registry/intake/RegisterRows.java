package jp.akashi.registry.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;

/// Rows of the vaccination register (予防接種台帳), one per person with up to seven doses, as rows of one dose each.
///
/// Source: layout 予防接種台帳向け出力 of the Vaccination Record System; known for two doses, the same eight cells follow.
final class RegisterRows implements Iterator<SourceRow> {
    private static final List<String> OF_A_DOSE =
            List.of("接種履歴登録日時", "接種日", "券番号", "接種自治体コード", "接種会場名", "接種医師名", "ワクチンメーカー", "ワクチンロット番号");
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of("個別宛名番号"),
                    IntStream.rangeClosed(1, Dose.HIGHEST_NUMBER).boxed().flatMap(n -> OF_A_DOSE.stream()
                            .map(item -> n + "回目" + item)))
            .toList();

    private final Iterator<SourceRow> persons;
    private final MunicipalityCode area;
    private final Deque<SourceRow> doses = new ArrayDeque<>();

    RegisterRows(Iterator<SourceRow> persons, MunicipalityCode area) {
        this.persons = persons;
        this.area = area;
    }

    @Override
    public boolean hasNext() {
        while (doses.isEmpty() && persons.hasNext()) {
            split(persons.next());
        }
        return !doses.isEmpty();
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return doses.removeFirst();
    }

    // A row of another width goes on as it is: the parser says so. The time of registration is the other system's.
    private void split(SourceRow person) {
        if (person.cells().size() != COLUMNS.size()) {
            doses.add(new SourceRow(person.line(), List.of()));
            return;
        }
        for (int n = 1; n <= Dose.HIGHEST_NUMBER; n++) {
            int from = 1 + (n - 1) * OF_A_DOSE.size();
            List<String> cells = person.cells().subList(from, from + OF_A_DOSE.size());
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                doses.add(new SourceRow(person.line(), dose(n, cells)));
            }
        }
    }

    private List<String> dose(int number, List<String> cells) {
        List<String> dose = new ArrayList<>(DoseParser.COLUMNS.size());
        dose.add(area.digits());
        dose.add(cells.get(2));
        dose.add(Integer.toString(number));
        dose.add(cells.get(1));
        dose.add(cells.get(6));
        dose.add(cells.get(7));
        dose.add(cells.get(4));
        dose.add(cells.get(5));
        dose.add(cells.get(3));
        return dose;
    }
}
