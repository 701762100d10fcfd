package jp.akashi.registry.intake;

/// What came of one row's parsing.
sealed interface Parsed<T> {
    record Read<T>(Line<T> line) implements Parsed<T> {}

    record Faulty<T>(RowError error) implements Parsed<T> {}

    /// A parsed row and the line it began on.
    record Line<T>(long number, T value) {}
}
