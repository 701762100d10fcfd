package jp.akashi.registry.intake;

/// What may be wrong with a dose that is recorded all the same, told to its sender at once.
///
/// Venues read nobody's record: whatever a record gives reason to is one and the same PLEASE_CHECK.
public enum Doubt {
    /// The same dose stands already, whoever sent it.
    ALREADY_RECORDED,
    /// Lots of this product are written otherwise.
    LOT_UNUSUAL,
    /// The product was not in use on that day yet.
    PRODUCT_NOT_IN_USE,
    /// Line, questionnaire and person should be compared: with what is recorded, the dose is unlikely.
    PLEASE_CHECK
}
