package jp.akashi.demo.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.akashi.issuance.passport.MachineReadableZone;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoPeopleTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static List<DemoPerson> people() {
        return DemoPeople.all();
    }

    @Test
    void theyAreSevenAndNoTwoShareAnIdANumberOrATicket() {
        assertEquals(7, people().size());
        assertEquals(7, distinct(people().stream().map(DemoPerson::id)));
        assertEquals(7, distinct(people().stream().map(DemoPerson::number)));
        assertEquals(
                8,
                distinct(people().stream()
                        .flatMap(person -> person.registrations().stream())
                        .map(DemoPerson.Registration::ticket)));
    }

    @ParameterizedTest
    @MethodSource("people")
    void everyNumberHasItsCheckDigit(DemoPerson person) {
        assertTrue(IndividualNumber.parse(person.number()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("people")
    void everyPassportIsReadAsItsOwners(DemoPerson person) {
        Outcome<MachineReadableZone> read = MachineReadableZone.read(person.passportZone(), TODAY);

        Passport passport = read instanceof Outcome.Granted<MachineReadableZone>(MachineReadableZone zone)
                ? zone.passport()
                : fail("a demo passport must be readable");
        assertEquals(person.identity().roman(), passport.name());
        assertEquals(person.identity().birthDate(), passport.birthDate());
        assertEquals(person.passportNumber(), passport.number().written());
        assertEquals("JPN", passport.nationality());
    }

    @ParameterizedTest
    @MethodSource("people")
    void everyRecordIsOneThatAFeedMaySend(DemoPerson person) {
        for (DemoPerson.Registration here : person.registrations()) {
            assertTrue(Municipalities.find(here.municipality()).isPresent());
            assertTrue(TicketNumber.parse(here.ticket()).isPresent());
            for (DemoPerson.ReportedDose dose : here.doses()) {
                assertTrue(VaccineProduct.parse(dose.vaccine()).isPresent(), dose.vaccine());
                assertTrue(LotNumber.parse(dose.lot()).isPresent(), dose.lot());
                assertFalse(LocalDate.parse(dose.on()).isAfter(TODAY));
            }
        }
    }

    @Test
    void everyoneLivesInOta() {
        assertEquals(
                Set.of("131113"),
                people().stream()
                        .map(person -> person.registrations().getFirst().municipality())
                        .collect(Collectors.toSet()));
    }

    @Test
    void thoseWhoGetACertificateHaveDosesThatCanBeTrue() {
        Stream.of(DemoPeople.hanako(), DemoPeople.shigeru(), DemoPeople.misaki(), DemoPeople.kenji())
                .forEach(person -> person.registrations().stream()
                        .flatMap(here -> here.doses().stream())
                        .forEach(dose -> assertTrue(
                                VaccineProduct.parse(dose.vaccine())
                                        .orElseThrow()
                                        .couldBeGiven(
                                                LocalDate.parse(dose.on()),
                                                person.identity().birthDate()),
                                person + " " + dose)));
    }

    @Test
    void theMoversDosesAreReportedByTheMunicipalityTheyBelongTo() {
        List<DemoPerson> kenji = List.of(DemoPeople.kenji());

        assertEquals(Set.of("131105", "131113"), Set.copyOf(RecordRows.municipalities(kenji)));
        assertEquals(1, RecordRows.doses("131113", kenji).size());
        assertEquals(2, RecordRows.doses("131105", kenji).size());
    }

    @Test
    void printsNoNumber() {
        assertFalse(DemoPeople.hanako().toString().contains(DemoPeople.hanako().number()));
    }

    private static long distinct(Stream<String> values) {
        return values.distinct().count();
    }
}
