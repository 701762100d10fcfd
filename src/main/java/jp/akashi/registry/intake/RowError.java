package jp.akashi.registry.intake;

/// A rejected row: its line, the column at fault (its Japanese header; empty for the whole row), and why. Never a cell.
public record RowError(long line, String column, Fault fault) {}
