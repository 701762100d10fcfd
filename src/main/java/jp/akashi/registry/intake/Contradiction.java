package jp.akashi.registry.intake;

/// A report of another sender that does not fit what is recorded, and the version it does not fit.
record Contradiction(ReportedDose reported, StandingDose.Version standing) {}
