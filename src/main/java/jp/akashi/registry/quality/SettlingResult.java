package jp.akashi.registry.quality;

/// What came of a decision about a finding.
public enum SettlingResult {
    DONE,
    /// No such finding in this area.
    UNKNOWN,
    /// Somebody settled it before, or the record changed since.
    NOT_OPEN,
    /// The ticket has no dose of that number in force.
    NO_SUCH_DOSE
}
