package jp.akashi.registry.voucher;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/// Whom an extraction selects: for which dose, how old on a day, how long since the dose before, moved in since when.
///
/// Ages are legal ones: a year is complete at the end of the day before the birthday.
/// Source: Act on the Calculation of Ages (明治35年法律第50号); Civil Code, Article 143.
public record SelectionRules(
        int doseNumber,
        LocalDate on,
        Optional<Integer> ageFrom,
        Optional<Integer> ageUntil,
        Optional<Period> interval,
        Optional<LocalDate> movedInSince) {

    /// The last birth date of those who are old enough.
    Optional<LocalDate> bornUntil() {
        return ageFrom.map(this::lastBirthOfAge);
    }

    /// The last birth date of those who are too old already.
    Optional<LocalDate> bornAfter() {
        return ageUntil.map(age -> lastBirthOfAge(age + 1));
    }

    /// The last day of the dose before, counted back from the day asked about.
    Optional<LocalDate> givenUntil() {
        return doseNumber == 1
                ? Optional.empty()
                : Optional.of(interval.map(on::minus).orElse(on));
    }

    private LocalDate lastBirthOfAge(int years) {
        return on.plusDays(1).minusYears(years);
    }
}
