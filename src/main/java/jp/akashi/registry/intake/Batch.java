package jp.akashi.registry.intake;

import java.util.List;
import jp.akashi.registry.intake.Parsed.Line;

/// Rows that are written together: those that could be parsed, no two of one key, and the errors of the others.
record Batch<T>(List<Line<T>> lines, List<RowError> errors) {
    Batch {
        lines = List.copyOf(lines);
        errors = List.copyOf(errors);
    }
}
