package jp.akashi.registry;

import static jp.akashi.vocabulary.VaccineProduct.MO;
import static jp.akashi.vocabulary.VaccineProduct.PF;
import static jp.akashi.vocabulary.VaccineProduct.PF_5_11;
import static jp.akashi.vocabulary.VaccineProduct.PF_BA45;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class PlausibilityTest {
    private static final LocalDate BORN = LocalDate.of(1980, 2, 17);
    private static final LocalDate TODAY = LocalDate.of(2023, 3, 1);

    @Test
    void dosesThatRiseInNumberAndDateHold() {
        assertTrue(holds(dose(1, "2021-07-01", PF), dose(2, "2021-07-22", PF), dose(3, "2022-03-01", MO)));
    }

    @Test
    void aGapIsLegalBecauseAnotherMunicipalityMayHoldTheDosesBetween() {
        assertTrue(holds(dose(3, "2022-03-01", MO), dose(5, "2022-11-01", PF_BA45)));
    }

    @Test
    void reversedDatesDoNotHold() {
        assertFalse(holds(dose(1, "2021-07-22", PF), dose(2, "2021-07-01", PF)));
    }

    @Test
    void twoDosesOfOneDayDoNotHold() {
        assertFalse(holds(dose(1, "2021-07-22", PF), dose(2, "2021-07-22", PF)));
    }

    @Test
    void aDoseOfTomorrowDoesNotHold() {
        assertFalse(holds(dose(1, "2023-03-02", PF)));
        assertTrue(holds(dose(1, "2023-03-01", PF)));
    }

    @Test
    void aDoseFromBeforeVaccinationBeganDoesNotHold() {
        assertFalse(holds(dose(1, "2021-02-13", PF)));
        assertTrue(holds(dose(1, "2021-02-14", PF)));
    }

    @Test
    void aProductNotYetInUseDoesNotHold() {
        assertFalse(holds(dose(1, "2022-10-04", PF_BA45)));
    }

    @Test
    void aChildsProductInAnAdultDoesNotHold() {
        assertFalse(holds(dose(1, "2022-06-01", PF_5_11)));
    }

    private static boolean holds(Dose... doses) {
        return Plausibility.holds(List.of(doses), BORN, TODAY);
    }

    private static Dose dose(int number, String on, VaccineProduct product) {
        return new Dose(number, LocalDate.parse(on), product, new LotNumber("FC3400"));
    }
}
