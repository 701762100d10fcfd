package jp.akashi.registry.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.registry.Likelihood;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.Dose;

/// Looks over one ticket's doses for what cannot be, or is unlikely to be, true.
final class Suspicions {
    private final TicketRecord record;
    private final LocalDate today;
    private final List<Suspicion> found = new ArrayList<>();

    private Suspicions(TicketRecord record, LocalDate today) {
        this.record = record;
        this.today = today;
    }

    static List<Suspicion> in(TicketRecord record, LocalDate today) {
        Suspicions suspicions = new Suspicions(record, today);
        suspicions.look();
        return List.copyOf(suspicions.found);
    }

    private void look() {
        List<RecordedDose> doses = record.doses();
        if (doses.isEmpty()) {
            return;
        }
        if (record.birthDate().isEmpty()) {
            found.add(new Suspicion(ErrorKind.TICKET_NOT_ISSUED, doses));
        } else {
            lookForGaps(doses);
        }
        doses.forEach(this::lookAtOne);
        for (int i = 1; i < doses.size(); i++) {
            compare(doses.get(i - 1), doses.get(i));
        }
    }

    private void lookForGaps(List<RecordedDose> doses) {
        if (isMissing(1)) {
            found.add(new Suspicion(ErrorKind.FIRST_DOSE_MISSING, doses));
        }
        for (int n = doses.getFirst().dose().number() + 1;
                n < doses.getLast().dose().number();
                n++) {
            if (isMissing(n)) {
                found.add(new Suspicion(ErrorKind.DOSES_LOST, doses));
                return;
            }
        }
    }

    private boolean isMissing(int number) {
        return !record.copied().contains(number)
                && record.doses().stream().noneMatch(dose -> dose.dose().number() == number);
    }

    private void lookAtOne(RecordedDose recorded) {
        Dose dose = recorded.dose();
        if (dose.vaccinatedOn().isAfter(today)) {
            found.add(new Suspicion(ErrorKind.DATE_IN_FUTURE, List.of(recorded)));
        }
        if (!Likelihood.hasUsualLot(dose)) {
            found.add(new Suspicion(ErrorKind.LOT_SUSPECT, List.of(recorded)));
        }
        if (record.birthDate()
                .filter(born -> !dose.product().couldBeGiven(dose.vaccinatedOn(), born))
                .isPresent()) {
            found.add(new Suspicion(ErrorKind.ANOTHER_PERSON, List.of(recorded)));
        }
    }

    private void compare(RecordedDose before, RecordedDose after) {
        Dose first = before.dose();
        Dose second = after.dose();
        List<RecordedDose> both = List.of(before, after);
        if (isSame(first, second)) {
            found.add(new Suspicion(ErrorKind.DUPLICATE, both));
        } else if (!second.vaccinatedOn().isAfter(first.vaccinatedOn())) {
            found.add(new Suspicion(ErrorKind.DATES_NOT_RISING, both));
        } else if (Likelihood.isTooSoon(first, second)) {
            found.add(new Suspicion(ErrorKind.INTERVAL_TOO_SHORT, both));
        }
    }

    private static boolean isSame(Dose first, Dose second) {
        return first.vaccinatedOn().equals(second.vaccinatedOn())
                && first.product() == second.product()
                && first.lot().equals(second.lot());
    }
}
