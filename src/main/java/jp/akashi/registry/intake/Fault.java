package jp.akashi.registry.intake;

/// Why a row is rejected; the row alone, never the file. What the sender reads stands in the message bundles.
public enum Fault {
    COLUMN_COUNT,
    CHARACTERS_MALFORMED,
    MUNICIPALITY_UNKNOWN,
    /// The row belongs to another municipality than its sender.
    MUNICIPALITY_FOREIGN,
    PERSON_ID_MALFORMED,
    TICKET_MALFORMED,
    NUMBER_MALFORMED,
    NAME_MALFORMED,
    KANA_MALFORMED,
    BIRTH_DATE_INVALID,
    SEX_INVALID,
    PROTECTION_INVALID,
    DOSE_NUMBER_INVALID,
    DATE_INVALID,
    DATE_IN_FUTURE,
    DATE_TOO_EARLY,
    VACCINE_UNKNOWN,
    /// Only the maker is named, and several of its products were in use.
    MAKER_ONLY,
    LOT_MALFORMED,
    TEXT_MALFORMED,
    /// Not a reason for which the resident register changes.
    REASON_UNKNOWN,
    EVENT_DATE_INVALID,
    SEQUENCE_MALFORMED,
    /// The same dose stands twice in one keying.
    ROW_REPEATED,
    /// The ticket belongs to another person.
    TICKET_TAKEN,
    /// The person has another ticket already, and tickets are fixed.
    TICKET_CHANGED,
    /// The municipality's own id belongs to another person.
    PERSON_ID_TAKEN,
    /// The person has another event of this number, and what was told stays told.
    EVENT_CONFLICT,
    /// Another sender recorded this dose differently, and only it or the municipality may correct it.
    DOSE_CONFLICT
}
