package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// A row of doses in one spelling, so that two hands' rows can be compared; prints masked.
///
/// Its cells stand in the order of {@link ImportDoses#COLUMNS}.
public record CanonicalRow(ReportedDose dose) {
    /// What came of parsing one row: exactly one of both.
    public record Reading(Optional<CanonicalRow> row, Optional<RowError> error) {}

    /// Parses a row as `sender` would send it on that day.
    public static Reading parse(Sender sender, LocalDate today, SourceRow source) {
        return switch (new DoseParser(sender, today).parse(source)) {
            case Parsed.Read<ReportedDose> read ->
                new Reading(Optional.of(new CanonicalRow(read.line().value())), Optional.empty());
            case Parsed.Faulty<ReportedDose> faulty -> new Reading(Optional.empty(), Optional.of(faulty.error()));
        };
    }

    public List<String> cells() {
        ReportedDose.Content content = dose.content();
        return List.of(
                dose.key().area().digits(),
                dose.key().ticket().digits(),
                Integer.toString(dose.key().number()),
                content.facts().vaccinatedOn().format(DateTimeFormatter.BASIC_ISO_DATE),
                content.facts().product().key(),
                content.facts().lot().written(),
                content.venue(),
                content.physician(),
                content.vaccinatedIn().digits());
    }

    @Override
    public String toString() {
        return "CanonicalRow[masked]";
    }
}
