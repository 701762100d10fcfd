package jp.akashi.issuance.passport;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// The dates of the zone, YYMMDD, whose century only today can tell. A date with unknown parts is none for us.
///
/// Source: ICAO Doc 9303-3, 4.8.
final class MrzDates {
    private static final int CENTURY = 100;
    private static final int THIS_CENTURY = 2000;

    private MrzDates() {}

    /// The latest such day that is not after today: who was born a hundred years earlier is told by the card.
    static Optional<LocalDate> birth(String yymmdd, LocalDate today) {
        return date(yymmdd, THIS_CENTURY)
                .filter(date -> !date.isAfter(today))
                .or(() -> date(yymmdd, THIS_CENTURY - CENTURY));
    }

    static Optional<LocalDate> expiry(String yymmdd) {
        return date(yymmdd, THIS_CENTURY);
    }

    private static Optional<LocalDate> date(String yymmdd, int century) {
        if (!yymmdd.chars().allMatch(MrzText::isDigit)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(century + pair(yymmdd, 0), pair(yymmdd, 2), pair(yymmdd, 4)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int pair(String digits, int start) {
        return 10 * (digits.charAt(start) - '0') + digits.charAt(start + 1) - '0';
    }
}
