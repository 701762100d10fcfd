package jp.akashi.issuance.application;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import jp.akashi.certificate.Certificate;

/// The hours and days at which kiosks issue, by the clock in Japan. Begins with the first minute, ends before the last.
///
/// Hours may pass midnight, as in 22:00-02:00. Fails at start when they are malformed.
@Singleton
public final class ServiceHours {
    private final Optional<Span> hours;
    private final Set<LocalDate> closingDays;

    private record Span(LocalTime from, LocalTime until) {
        boolean holds(LocalTime time) {
            return from.isBefore(until)
                    ? !time.isBefore(from) && time.isBefore(until)
                    : !time.isBefore(from) || time.isBefore(until);
        }
    }

    @Inject
    ServiceHours(CentreConfig config) {
        this(config.serviceHours(), config.closingDays().orElse(Set.of()));
    }

    ServiceHours(Optional<String> hours, Set<LocalDate> closingDays) {
        this.hours = hours.map(ServiceHours::span);
        this.closingDays = Set.copyOf(closingDays);
    }

    public boolean areOpenAt(Instant moment) {
        ZonedDateTime there = moment.atZone(Certificate.JAPAN);
        return !closingDays.contains(there.toLocalDate())
                && hours.map(span -> span.holds(there.toLocalTime())).orElse(true);
    }

    // An en dash is what people type who copy the hours from a notice.
    private static Span span(String text) {
        int dash = Math.max(text.indexOf('-'), text.indexOf('–'));
        try {
            return new Span(
                    LocalTime.parse(text.substring(0, dash).strip()),
                    LocalTime.parse(text.substring(dash + 1).strip()));
        } catch (StringIndexOutOfBoundsException | DateTimeParseException e) {
            throw new IllegalStateException("akashi.centre.service-hours: write them as 06:30-23:00", e);
        }
    }
}
