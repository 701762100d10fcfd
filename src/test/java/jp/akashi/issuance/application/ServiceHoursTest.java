package jp.akashi.issuance.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHoursTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T21:29:59Z, false", // 06:29:59 in Japan
        "2026-11-21T21:30:00Z, true",
        "2026-11-22T13:59:59Z, true",
        "2026-11-22T14:00:00Z, false" // 23:00 in Japan
    })
    void hoursAreThoseOfJapan(Instant moment, boolean open) {
        assertEquals(open, hours("06:30-23:00").areOpenAt(moment));
        assertEquals(open, hours("06:30 – 23:00").areOpenAt(moment));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T12:59:00Z, false", "2026-11-22T16:59:00Z, true", "2026-11-22T17:00:00Z, false"})
    void hoursMayPassMidnight(Instant moment, boolean open) {
        assertEquals(open, hours("22:00-02:00").areOpenAt(moment));
    }

    @Test
    void withoutHoursItIsAlwaysOpen() {
        assertTrue(new ServiceHours(Optional.empty(), Set.of()).areOpenAt(Instant.parse("2026-11-22T18:00:00Z")));
    }

    @Test
    void aClosingDayIsADayInJapan() {
        ServiceHours hours = new ServiceHours(Optional.empty(), Set.of(LocalDate.of(2026, 12, 31)));

        assertTrue(hours.areOpenAt(Instant.parse("2026-12-30T14:59:59Z")));
        assertFalse(hours.areOpenAt(Instant.parse("2026-12-30T15:00:00Z")));
        assertTrue(hours.areOpenAt(Instant.parse("2026-12-31T15:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "always", "06:30", "6:30-23:00", "06:30-24:30"})
    void malformedHoursStopTheStart(String hours) {
        assertThrows(IllegalStateException.class, () -> hours(hours));
    }

    private static ServiceHours hours(String hours) {
        return new ServiceHours(Optional.of(hours), Set.of());
    }
}
