package jp.akashi.channel.feed;

import java.util.Locale;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.RowError;

/// A rejected row as its sender reads it; `line` is the file's (header = 1), `column` the header of the cell at fault.
record ErrorAnswer(long line, String column, String code, String message) {
    static ErrorAnswer of(RowError error, Locale language) {
        return new ErrorAnswer(error.line(), error.column(), error.fault().name(), message(error.fault(), language));
    }

    static String message(Fault fault, Locale language) {
        return ProblemTexts.text("row." + fault.name(), language);
    }
}
