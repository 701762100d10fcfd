package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.Likelihood;
import jp.akashi.vocabulary.Dose;

/// Looks for what is unlikely about a dose, in itself and beside what is recorded for its ticket.
///
/// Only what cannot be is refused; what is unlikely is recorded with a doubt, for the shot was given.
final class DoseDoubts {
    private DoseDoubts() {}

    /// The doubts about a dose of a person born on that day, if known; `others` are the ticket's doses in force.
    static List<Doubt> of(Dose dose, Optional<LocalDate> birthDate, List<Dose> others) {
        List<Doubt> doubts = new ArrayList<>();
        if (!Likelihood.hasUsualLot(dose)) {
            doubts.add(Doubt.LOT_UNUSUAL);
        }
        boolean inUse = dose.product().wasInUse(dose.vaccinatedOn());
        if (!inUse) {
            doubts.add(Doubt.PRODUCT_NOT_IN_USE);
        }
        boolean isForOtherAges = inUse
                && birthDate
                        .filter(born -> !dose.product().couldBeGiven(dose.vaccinatedOn(), born))
                        .isPresent();
        if (isForOtherAges || others.stream().anyMatch(other -> clashes(dose, other))) {
            doubts.add(Doubt.PLEASE_CHECK);
        }
        return doubts;
    }

    private static boolean clashes(Dose dose, Dose other) {
        if (other.number() == dose.number()) {
            return false;
        }
        return other.number() < dose.number() ? Likelihood.isTooSoon(other, dose) : Likelihood.isTooSoon(dose, other);
    }
}
