package jp.akashi.issuance.passport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.Refusal;
import jp.akashi.vocabulary.RomanName;
import org.junit.jupiter.api.Test;

class PassportBearerTest {
    @Test
    void acceptsThePassportOfWhoeverBearsTheCard() {
        Passport passport = bornOn(LocalDate.of(1980, 2, 17));

        assertEquals(Outcome.granted(passport), PassportBearer.confirm(passport, LocalDate.of(1980, 2, 17)));
    }

    @Test
    void refusesAPassportOfAnotherBirthDate() {
        Passport passport = bornOn(LocalDate.of(1980, 2, 17));

        for (LocalDate other : new LocalDate[] {
            LocalDate.of(1980, 2, 18), LocalDate.of(1981, 2, 17), LocalDate.of(2080, 2, 17), LocalDate.of(1780, 2, 17)
        }) {
            assertEquals(Outcome.refused(Refusal.PASSPORT_OF_ANOTHER), PassportBearer.confirm(passport, other));
        }
    }

    @Test
    void tellsACentenarianFromAChildByTheCard() {
        Passport asRead = bornOn(LocalDate.of(2024, 5, 5));

        assertEquals(
                Outcome.granted(bornOn(LocalDate.of(1924, 5, 5))),
                PassportBearer.confirm(asRead, LocalDate.of(1924, 5, 5)));
    }

    @Test
    void takesNoLeapDayForTheDayBefore() {
        assertEquals(
                Outcome.refused(Refusal.PASSPORT_OF_ANOTHER),
                PassportBearer.confirm(bornOn(LocalDate.of(2000, 2, 29)), LocalDate.of(1900, 2, 28)));
    }

    private static Passport bornOn(LocalDate birthDate) {
        return new Passport(
                new RomanName("KOKUTO", "MIKIYA"),
                new PassportNumber("TZ1234567"),
                "JPN",
                "JPN",
                birthDate,
                LocalDate.of(2030, 1, 31));
    }
}
