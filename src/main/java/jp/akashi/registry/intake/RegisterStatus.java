package jp.akashi.registry.intake;

/// Whether a person of the register lives in the municipality.
enum RegisterStatus {
    RESIDENT,
    MOVED_OUT,
    DECEASED
}
