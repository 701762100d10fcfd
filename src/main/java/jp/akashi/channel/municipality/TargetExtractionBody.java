package jp.akashi.channel.municipality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import jp.akashi.registry.voucher.SelectionRules;
import jp.akashi.vocabulary.Dose;
import org.jspecify.annotations.Nullable;

/// Whom to select, as the municipality sends it.
record TargetExtractionBody(
        @Nullable Integer doseNumber,
        @Nullable String on,
        @Nullable Integer ageFrom,
        @Nullable Integer ageUntil,
        @Nullable Integer intervalMonths,
        @Nullable Integer intervalDays,
        @Nullable String movedInSince,
        @Nullable Boolean dryRun) {
    private static final WireJson<TargetExtractionBody> WIRE = WireJson.of(TargetExtractionBody.class);
    private static final int OLDEST = 150;
    private static final int LONGEST_DAYS = 3_660;

    static TargetExtractionBody read(byte[] body) {
        return WIRE.read(body);
    }

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    SelectionRules rules() {
        Optional<Integer> dose = number(doseNumber, 1, Dose.HIGHEST_NUMBER, "doseNumber");
        Optional<Integer> from = number(ageFrom, 0, OLDEST, "ageFrom");
        Optional<Integer> until = number(ageUntil, 0, OLDEST, "ageUntil");
        if (from.isPresent() && until.isPresent() && from.get() > until.get()) {
            throw new MalformedRequestException("ageUntil");
        }
        return new SelectionRules(
                dose.orElseThrow(() -> new MalformedRequestException("doseNumber")),
                date(Fields.text(on, "on", 10), "on"),
                from,
                until,
                interval(dose.get()),
                Optional.ofNullable(movedInSince).map(text -> date(text, "movedInSince")));
    }

    private Optional<Period> interval(int dose) {
        Optional<Integer> months = number(intervalMonths, 0, 120, "intervalMonths");
        Optional<Integer> days = number(intervalDays, 0, LONGEST_DAYS, "intervalDays");
        if (dose == 1 && (months.isPresent() || days.isPresent())) {
            throw new MalformedRequestException(months.isPresent() ? "intervalMonths" : "intervalDays");
        }
        return months.isEmpty() && days.isEmpty()
                ? Optional.empty()
                : Optional.of(Period.of(0, months.orElse(0), days.orElse(0)));
    }

    private static Optional<Integer> number(@Nullable Integer value, int least, int most, String field) {
        if (value != null && (value < least || value > most)) {
            throw new MalformedRequestException(field);
        }
        return Optional.ofNullable(value);
    }

    private static LocalDate date(String text, String field) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1900 || date.getYear() > 2200) {
                throw new MalformedRequestException(field);
            }
            return date;
        } catch (DateTimeException e) {
            throw new MalformedRequestException(field);
        }
    }
}
