package jp.akashi.registry.questionnaire;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.akashi.registry.intake.CanonicalRow;
import jp.akashi.registry.intake.ReportedDose;

/// Compares what two people keyed from the same questionnaires without seeing each other's work.
///
/// A dose that both keyed alike goes in; where they differ a third keys it again, and two of three decide. Absence
/// counts too: a row that only one of the first two has, and the third has not, is a misread ticket and is dropped.
final class DoubleKey {
    /// What becomes of one dose.
    enum Fate {
        AGREED,
        DISPUTED,
        DROPPED
    }

    /// One dose in all keyings, by ascending number of the keying; empty where a keying does not have it.
    record Comparison(ReportedDose.Key key, Fate fate, List<Optional<CanonicalRow>> keyed) {
        /// The row that goes in.
        CanonicalRow agreed() {
            return keyed.reversed().stream()
                    .flatMap(Optional::stream)
                    .filter(row -> keyed.stream()
                                    .flatMap(Optional::stream)
                                    .filter(other -> alike(row, other))
                                    .count()
                            >= 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private DoubleKey() {}

    /// Compares two keyings, or three: the third has what the first two disputed.
    static List<Comparison> compare(List<Map<ReportedDose.Key, CanonicalRow>> keyings) {
        Set<ReportedDose.Key> keys = new LinkedHashSet<>();
        keyings.forEach(keying -> keys.addAll(keying.keySet()));
        List<Comparison> comparisons = new ArrayList<>(keys.size());
        for (ReportedDose.Key key : keys) {
            List<Optional<CanonicalRow>> keyed = keyings.stream()
                    .map(keying -> Optional.ofNullable(keying.get(key)))
                    .toList();
            comparisons.add(new Comparison(key, fate(keyed), keyed));
        }
        return comparisons;
    }

    private static Fate fate(List<Optional<CanonicalRow>> keyed) {
        List<CanonicalRow> rows = keyed.stream().flatMap(Optional::stream).toList();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                if (alike(rows.get(i), rows.get(j))) {
                    return Fate.AGREED;
                }
            }
        }
        boolean isOneHands =
                keyed.size() == 3 && rows.size() == 1 && keyed.getLast().isEmpty();
        return isOneHands ? Fate.DROPPED : Fate.DISPUTED;
    }

    /// Whether two rows say the same: widths and blanks in names make no difference.
    private static boolean alike(CanonicalRow one, CanonicalRow other) {
        return folded(one).equals(folded(other));
    }

    private static List<String> folded(CanonicalRow row) {
        return row.cells().stream()
                .map(cell -> Normalizer.normalize(cell, Normalizer.Form.NFKC).replaceAll("\\s", ""))
                .toList();
    }
}
