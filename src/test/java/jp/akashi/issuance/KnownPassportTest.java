package jp.akashi.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.PassportNumber;
import jp.akashi.vocabulary.Refusal;
import jp.akashi.vocabulary.RomanName;
import org.junit.jupiter.api.Test;

class KnownPassportTest {
    private static final LocalDate BORN = LocalDate.of(1980, 2, 17);
    private static final LocalDate LAST_DAY = LocalDate.of(2030, 1, 1);
    private static final Passport PASSPORT =
            new Passport(new RomanName("OTA", "HANAKO"), new PassportNumber("TK7654321"), "JPN", "JPN", BORN, LAST_DAY);

    @Test
    void aPassportIsGoodThroughItsLastDay() {
        assertEquals(Outcome.granted(PASSPORT), KnownPassport.of(Optional.of(PASSPORT), BORN, LAST_DAY));
    }

    @Test
    void refusesAnExpiredPassport() {
        refused(Optional.of(PASSPORT), BORN, LAST_DAY.plusDays(1));
    }

    @Test
    void refusesAPassportOfAnotherBirthDate() {
        refused(Optional.of(PASSPORT), BORN.plusDays(1), LAST_DAY);
    }

    @Test
    void refusesWhereThereIsNone() {
        refused(Optional.empty(), BORN, LAST_DAY);
    }

    private static void refused(Optional<Passport> earlier, LocalDate birthDate, LocalDate today) {
        assertEquals(Outcome.refused(Refusal.PASSPORT_NOT_IN_HISTORY), KnownPassport.of(earlier, birthDate, today));
    }
}
