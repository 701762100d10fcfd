package jp.akashi.registry;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.Dose;

/// Whether the doses of one person, as recorded, can all be true.
///
/// Looked at again at issue, because records were keyed by many hands: of the national system's, 4.33 million were
/// suspect.
public final class Plausibility {
    private Plausibility() {}

    /// True when numbers and dates rise together, no date lies ahead or before vaccination began,
    /// and every product could be given to the person on its day. Gaps in the numbers are legal:
    /// another municipality may hold the doses between.
    public static boolean holds(List<Dose> doses, LocalDate birthDate, LocalDate today) {
        for (int i = 0; i < doses.size(); i++) {
            Dose dose = doses.get(i);
            if (i > 0 && !follows(dose, doses.get(i - 1)) || !isPossible(dose, birthDate, today)) {
                return false;
            }
        }
        return true;
    }

    private static boolean follows(Dose dose, Dose before) {
        return dose.number() > before.number() && dose.vaccinatedOn().isAfter(before.vaccinatedOn());
    }

    private static boolean isPossible(Dose dose, LocalDate birthDate, LocalDate today) {
        LocalDate on = dose.vaccinatedOn();
        return !on.isBefore(Dose.EARLIEST)
                && !on.isAfter(today)
                && dose.product().couldBeGiven(on, birthDate);
    }
}
