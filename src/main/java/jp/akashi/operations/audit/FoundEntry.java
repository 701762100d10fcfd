package jp.akashi.operations.audit;

/// An entry that was found, and which leaf of its municipality's tree it is.
public record FoundEntry(long leafIndex, AuditLine line) {}
