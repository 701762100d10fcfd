package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Maker;

/// Looks for what is unlikely about a dose, in itself and beside what is recorded for its ticket.
///
/// Only what cannot be is refused; what is unlikely is recorded with a doubt, for the shot was given.
final class DoseDoubts {
    /// The shortest interval between two doses in days. Source: MHLW guide on vaccination, version 13.1 (Comirnaty).
    private static final int SHORTEST_INTERVAL = 18;

    private static final Pattern PFIZER_LOT = Pattern.compile("[A-Z]{2}[0-9]{4}");
    private static final Pattern MODERNA_LOT = Pattern.compile("[0-9]{6,7}[A-Z]?");

    private DoseDoubts() {}

    /// The doubts about a dose of a person born on that day, if known; `others` are the ticket's doses in force.
    static List<Doubt> of(Dose dose, Optional<LocalDate> birthDate, List<Dose> others) {
        List<Doubt> doubts = new ArrayList<>();
        if (!hasUsualLot(dose)) {
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

    private static boolean hasUsualLot(Dose dose) {
        String lot = dose.lot().written();
        Maker maker = dose.product().maker();
        return switch (maker) {
            case PFIZER -> PFIZER_LOT.matcher(lot).matches();
            case MODERNA -> MODERNA_LOT.matcher(lot).matches();
            case ASTRAZENECA, NOVAVAX, JANSSEN -> true;
        };
    }

    private static boolean clashes(Dose dose, Dose other) {
        if (other.number() == dose.number()) {
            return false;
        }
        LocalDate earlier = other.number() < dose.number() ? other.vaccinatedOn() : dose.vaccinatedOn();
        LocalDate later = other.number() < dose.number() ? dose.vaccinatedOn() : other.vaccinatedOn();
        return later.isBefore(earlier.plusDays(SHORTEST_INTERVAL));
    }
}
