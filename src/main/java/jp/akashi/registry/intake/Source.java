package jp.akashi.registry.intake;

/// What kind of sender a record came from.
public enum Source {
    MUNICIPALITY,
    CONTRACTOR,
    VENUE
}
