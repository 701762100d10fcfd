package jp.akashi.channel.feed;

import java.util.List;
import java.util.Locale;
import jp.akashi.registry.intake.Counts;
import jp.akashi.registry.intake.ImportReport;

/// What came of a file. The four counts are disjoint and sum to its rows; `errors` are the first 1,000.
record ImportAnswer(
        String importId, long accepted, long unchanged, long pending, long rejected, List<ErrorAnswer> errors) {
    ImportAnswer {
        errors = List.copyOf(errors);
    }

    static ImportAnswer of(ImportReport report, Locale language) {
        Counts counts = report.counts();
        return new ImportAnswer(
                report.importId(),
                counts.accepted(),
                counts.unchanged(),
                counts.pending(),
                counts.rejected(),
                report.firstErrors().stream()
                        .map(error -> ErrorAnswer.of(error, language))
                        .toList());
    }
}
