package jp.akashi.registry.intake;

/// What kind of sender a record came from.
public enum Source {
    MUNICIPALITY,
    /// A municipality's vaccination register (予防接種台帳): in its own area, but correcting only what it brought itself.
    REGISTER,
    CONTRACTOR,
    VENUE
}
