package jp.akashi.platform.limits;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// So many in a period, such as `20/PT10M`: all of them at once, or one after the other.
///
/// The period is 10 minutes at the most, which is how long anything stays in Redis.
public record Rate(int count, Duration period) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})/(PT\\S{2,10})");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Rate {
        if (count < 1 || !period.isPositive() || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a rate is a number in a period of 10 minutes at the most");
        }
    }

    /// Reads a setting.
    public static Rate of(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException(written + " is no rate such as 20/PT10M");
        }
        try {
            return new Rate(Integer.parseInt(form.group(1)), Duration.parse(form.group(2)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(written + " is no rate such as 20/PT10M", e);
        }
    }

    /// Microseconds from one to the next when they come evenly.
    long interval() {
        return Math.max(1, micros() / count);
    }

    /// Microseconds.
    long micros() {
        return period.toNanos() / 1000;
    }
}
