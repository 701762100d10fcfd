package jp.akashi.registry.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;

class SuspicionsTest {
    private static final LocalDate TODAY = LocalDate.of(2023, 1, 1);
    private static final Optional<LocalDate> BORN = Optional.of(LocalDate.of(1980, 2, 17));

    @Test
    void nothingIsWrongWithWhatIsUsual() {
        assertEquals(List.of(), kinds(BORN, dose(1, "2021-06-01", "EW0201"), dose(2, "2021-06-22", "EW0203")));
    }

    @Test
    void aSecondDoseOnOrBeforeTheFirst() {
        assertEquals(
                List.of(ErrorKind.DATES_NOT_RISING),
                kinds(BORN, dose(1, "2021-06-22", "EW0201"), dose(2, "2021-06-01", "EW0203")));
        assertEquals(
                List.of(ErrorKind.DATES_NOT_RISING),
                kinds(BORN, dose(1, "2021-06-22", "EW0201"), dose(2, "2021-06-22", "EW0203")));
    }

    @Test
    void aDateThatLiesAhead() {
        assertEquals(List.of(ErrorKind.DATE_IN_FUTURE), kinds(BORN, dose(1, "2023-01-02", "EW0201")));
    }

    @Test
    void aLotOfAnotherForm() {
        assertEquals(List.of(ErrorKind.LOT_SUSPECT), kinds(BORN, dose(1, "2021-06-01", "EW020")));
        assertEquals(List.of(ErrorKind.LOT_SUSPECT), kinds(BORN, dose(1, "2021-06-01", VaccineProduct.MO, "EW0201")));
        assertEquals(List.of(), kinds(BORN, dose(1, "2021-08-07", VaccineProduct.AZ, "A0000X1")));
    }

    @Test
    void aFirstDoseThatNobodyKnowsOf() {
        assertEquals(List.of(ErrorKind.FIRST_DOSE_MISSING), kinds(BORN, dose(2, "2021-06-22", "EW0203")));
    }

    @Test
    void dosesThatAnotherMunicipalityToldOfAreNotMissing() {
        TicketRecord record = new TicketRecord(
                new TicketNumber("0000000001"), BORN, Set.of(1, 2), List.of(dose(3, "2022-03-01", "FL4205")));

        assertEquals(List.of(), Suspicions.in(record, TODAY));
    }

    @Test
    void dosesLostBetween() {
        assertEquals(
                List.of(ErrorKind.DOSES_LOST),
                kinds(BORN, dose(1, "2021-06-01", "EW0201"), dose(4, "2022-08-01", "FL4205")));
    }

    @Test
    void aTicketThatNobodyHas() {
        assertEquals(List.of(ErrorKind.TICKET_NOT_ISSUED), kinds(Optional.empty(), dose(2, "2021-06-01", "EW0201")));
    }

    @Test
    void aDoseFromBeforeBirthOrForAnotherAge() {
        assertEquals(
                List.of(ErrorKind.ANOTHER_PERSON),
                kinds(Optional.of(LocalDate.of(2022, 1, 1)), dose(1, "2021-06-01", "EW0201")));
        assertEquals(
                List.of(ErrorKind.ANOTHER_PERSON),
                kinds(BORN, dose(1, "2022-11-01", VaccineProduct.PF_6M_4, "FW8564")));
    }

    @Test
    void theSameVaccinationTwice() {
        assertEquals(
                List.of(ErrorKind.DUPLICATE),
                kinds(BORN, dose(1, "2021-06-01", "EW0201"), dose(2, "2021-06-01", "EW0201")));
    }

    @Test
    void seventeenDaysAreTooFewAndEighteenAreNot() {
        assertEquals(
                List.of(ErrorKind.INTERVAL_TOO_SHORT),
                kinds(BORN, dose(1, "2021-06-01", "EW0201"), dose(2, "2021-06-18", "EW0203")));
        assertEquals(List.of(), kinds(BORN, dose(1, "2021-06-01", "EW0201"), dose(2, "2021-06-19", "EW0203")));
    }

    @Test
    void anotherVersionIsAnotherSuspicion() {
        Suspicion one = new Suspicion(ErrorKind.LOT_SUSPECT, List.of(dose(1, "2021-06-01", "EW020")));
        Suspicion corrected = new Suspicion(
                ErrorKind.LOT_SUSPECT,
                List.of(new RecordedDose(99, dose(1, "2021-06-01", "EW020").dose())));

        assertNotEquals(one.fingerprint(), corrected.fingerprint());
    }

    private static List<ErrorKind> kinds(Optional<LocalDate> birthDate, RecordedDose... doses) {
        TicketRecord record = new TicketRecord(new TicketNumber("0000000001"), birthDate, Set.of(), List.of(doses));
        return Suspicions.in(record, TODAY).stream().map(Suspicion::kind).toList();
    }

    private static RecordedDose dose(int number, String on, String lot) {
        return dose(number, on, VaccineProduct.PF, lot);
    }

    private static RecordedDose dose(int number, String on, VaccineProduct product, String lot) {
        return new RecordedDose(number, new Dose(number, LocalDate.parse(on), product, new LotNumber(lot)));
    }
}
