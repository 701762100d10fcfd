package jp.akashi.registry.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoseDoubtsTest {
    private static final Optional<LocalDate> ADULT = Optional.of(LocalDate.of(1980, 2, 17));

    @Test
    void aSecondDoseAfterThreeWeeksIsBeyondDoubt() {
        assertEquals(
                List.of(),
                DoseDoubts.of(
                        dose(2, "2021-06-22", "PF", "EW0202"), ADULT, List.of(dose(1, "2021-06-01", "PF", "EW0201"))));
    }

    @ParameterizedTest
    @CsvSource({
        "PF, EW0201, ''",
        "PF, 3001234, LOT_UNUSUAL",
        "PF, EWO201, LOT_UNUSUAL",
        "MO, 3001234, ''",
        "MO, 000104A, ''",
        "MO, EW0201, LOT_UNUSUAL",
        "AZ, A010A, ''"
    })
    void aLotOfAnotherMakersFormIsUnusual(VaccineProduct product, String lot, String doubt) {
        List<Doubt> found = DoseDoubts.of(dose(1, "2021-08-01", product.key(), lot), ADULT, List.of());

        assertEquals(doubt.isEmpty() ? List.of() : List.of(Doubt.valueOf(doubt)), found);
    }

    @Test
    void aProductBeforeItsFirstDayIsDoubtedForThatAlone() {
        assertEquals(
                List.of(Doubt.PRODUCT_NOT_IN_USE),
                DoseDoubts.of(dose(1, "2022-10-04", "PF-BA45", "GJ1842"), ADULT, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"2019-06-01, PLEASE_CHECK", "2015-06-01, ''"})
    void theAgeIsLookedAtWhereThePersonIsKnown(LocalDate birthDate, String doubt) {
        List<Doubt> found =
                DoseDoubts.of(dose(1, "2022-03-01", "PF-5-11", "FN5988"), Optional.of(birthDate), List.of());

        assertEquals(doubt.isEmpty() ? List.of() : List.of(Doubt.PLEASE_CHECK), found);
        assertEquals(List.of(), DoseDoubts.of(dose(1, "2022-03-01", "PF-5-11", "FN5988"), Optional.empty(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2021-06-04, false", // 18 days before
        "1, 2021-06-05, true",
        "1, 2021-06-22, true", // the very dose under another number
        "1, 2021-07-01, true", // an earlier number on a later day
        "3, 2021-07-09, true",
        "3, 2021-07-10, false",
        "2, 2021-06-22, false" // the same number is a matter of versions, not of intervals
    })
    void dosesCloserThanEighteenDaysOrOutOfOrderAreDoubted(int number, String on, boolean isDoubted) {
        List<Doubt> found =
                DoseDoubts.of(dose(2, "2021-06-22", "PF", "EW0202"), ADULT, List.of(dose(number, on, "PF", "EW0202")));

        assertEquals(isDoubted ? List.of(Doubt.PLEASE_CHECK) : List.of(), found);
    }

    private static Dose dose(int number, String on, String product, String lot) {
        return new Dose(
                number, LocalDate.parse(on), VaccineProduct.parse(product).orElseThrow(), new LotNumber(lot));
    }
}
