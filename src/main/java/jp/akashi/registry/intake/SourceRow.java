package jp.akashi.registry.intake;

import java.util.List;

/// One row of a file: the line it begins on (the header is line 1) and its cells in the order of the columns asked for.
///
/// Prints its line only: cells hold names and numbers.
public record SourceRow(long line, List<String> cells) {
    public SourceRow {
        cells = List.copyOf(cells);
    }

    @Override
    public String toString() {
        return "SourceRow[" + line + "]";
    }
}
