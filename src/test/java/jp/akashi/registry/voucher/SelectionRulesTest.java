package jp.akashi.registry.voucher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionRulesTest {
    @ParameterizedTest(name = "on {0} the last who is {1} was born on {2}")
    @CsvSource({
        "2026-03-31,65,1961-04-01",
        "2026-04-01,65,1961-04-02",
        "2065-02-28,65,2000-03-01",
        "2065-02-27,65,2000-02-28",
        "2064-02-28,65,1999-02-28",
    })
    void aYearOfLifeIsCompleteTheDayBeforeTheBirthday(LocalDate on, int age, LocalDate born) {
        assertEquals(
                Optional.of(born),
                rules(on, Optional.of(age), Optional.empty(), Optional.empty()).bornUntil());
    }

    @ParameterizedTest(name = "on {0}, until {1} years of age: born after {2}")
    @CsvSource({"2026-03-31,11,2014-04-01", "2026-03-31,0,2025-04-01"})
    void theUpperAgeIsWholeYearsTillTheNext(LocalDate on, int age, LocalDate born) {
        assertEquals(
                Optional.of(born),
                rules(on, Optional.empty(), Optional.of(age), Optional.empty()).bornAfter());
    }

    @ParameterizedTest(name = "{1} before {0} is {2}")
    @CsvSource({"2026-07-31,P5M,2026-02-28", "2026-07-31,P21D,2026-07-10"})
    void theIntervalCountsBackFromTheDay(LocalDate on, Period interval, LocalDate given) {
        assertEquals(
                Optional.of(given),
                rules(on, Optional.empty(), Optional.empty(), Optional.of(interval))
                        .givenUntil());
    }

    private static SelectionRules rules(
            LocalDate on, Optional<Integer> from, Optional<Integer> until, Optional<Period> interval) {
        return new SelectionRules(3, on, from, until, interval, Optional.empty());
    }
}
