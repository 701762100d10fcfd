package jp.akashi.registry.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The cells of one row, read one after the other; the first that is wrong ends the row.
final class Cells {
    private static final int LONGEST_TEXT = 100;

    private final SourceRow row;
    private final List<String> columns;

    private Cells(SourceRow row, List<String> columns) {
        this.row = row;
        this.columns = columns;
    }

    /// Parses a row with a function that may stop at any cell.
    static <T> Parsed<T> parse(SourceRow row, List<String> columns, Function<Cells, T> parser) {
        if (row.cells().size() != columns.size()) {
            return new Parsed.Faulty<>(new RowError(row.line(), "", Fault.COLUMN_COUNT));
        }
        try {
            return new Parsed.Read<>(new Parsed.Line<>(row.line(), parser.apply(new Cells(row, columns))));
        } catch (BadCellException bad) {
            return new Parsed.Faulty<>(bad.error);
        }
    }

    /// The cell as a value of its own; surrounding blanks do not count.
    <T> T read(int column, Function<String, Optional<T>> parser, Fault fault) {
        String cell = row.cells().get(column).strip();
        if (cell.indexOf('\uFFFD') >= 0) {
            throw bad(column, Fault.CHARACTERS_MALFORMED);
        }
        return parser.apply(cell).orElseThrow(() -> bad(column, fault));
    }

    void require(boolean holds, int column, Fault fault) {
        if (!holds) {
            throw bad(column, fault);
        }
    }

    /// A date that exists, written as eight digits.
    static Optional<LocalDate> date(String text) {
        if (text.length() != 8 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            int digits = Integer.parseInt(text);
            return Optional.of(LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// A text that can be stored: at most 100 characters, line breaks allowed, other control characters not.
    static Optional<String> text(String text) {
        boolean fits = text.length() <= LONGEST_TEXT && text.codePoints().noneMatch(Cells::isUnwritable);
        return fits ? Optional.of(text) : Optional.empty();
    }

    private static boolean isUnwritable(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                || Character.getType(c) == Character.SURROGATE;
    }

    private BadCellException bad(int column, Fault fault) {
        return new BadCellException(new RowError(row.line(), columns.get(column), fault));
    }

    private static final class BadCellException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RowError error;

        BadCellException(RowError error) {
            // One in a million rows or all of them: a stack trace would only cost.
            super("bad cell", null, false, false);
            this.error = error;
        }
    }
}
