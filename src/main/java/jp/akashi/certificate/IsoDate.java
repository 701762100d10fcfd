package jp.akashi.certificate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Full civil dates as certificates carry them: YYYY-MM-DD and nothing else. Source: ISO 8601, calendar date.
public final class IsoDate {
    private static final int LENGTH = 10;

    private IsoDate() {}

    /// Parses ten characters; empty when they are no date of the calendar.
    public static Optional<LocalDate> parse(String text) {
        if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, LENGTH);
        if (year < 0 || month < 0 || day < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
