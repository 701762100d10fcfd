package jp.akashi.registry.quality;

/// What can look wrong about a person's doses. What staff read stands in the message bundles (`quality.<name>`).
public enum ErrorKind {
    /// A later dose is dated on or before the one before it.
    DATES_NOT_RISING,
    DATE_IN_FUTURE,
    /// The lot has not the form that its maker's lots have.
    LOT_SUSPECT,
    /// No first dose, and no other municipality told of one.
    FIRST_DOSE_MISSING,
    /// Numbers between are missing, and no other municipality told of them.
    DOSES_LOST,
    /// Nobody in the register has the ticket.
    TICKET_NOT_ISSUED,
    /// Dated before the person's birth, or a product for another age.
    ANOTHER_PERSON,
    /// The same day, product and lot under two numbers.
    DUPLICATE,
    INTERVAL_TOO_SHORT
}
