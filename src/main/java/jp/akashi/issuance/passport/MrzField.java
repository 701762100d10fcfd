package jp.akashi.issuance.passport;

/// The fields of a passport's machine-readable zone: 2 lines of 44 characters.
///
/// Lines and positions count from 1, both ends included. Source: ICAO Doc 9303-4, 4.2.2.
public enum MrzField {
    DOCUMENT_CODE(1, 1, 2),
    ISSUING_STATE(1, 3, 5),
    NAME(1, 6, 44),
    NUMBER(2, 1, 9),
    NUMBER_CHECK(2, 10, 10),
    NATIONALITY(2, 11, 13),
    BIRTH_DATE(2, 14, 19),
    BIRTH_DATE_CHECK(2, 20, 20),
    SEX(2, 21, 21),
    EXPIRY(2, 22, 27),
    EXPIRY_CHECK(2, 28, 28),
    OPTIONAL(2, 29, 42),
    OPTIONAL_CHECK(2, 43, 43),
    COMPOSITE_CHECK(2, 44, 44);

    private final int line;
    private final int first;
    private final int last;

    MrzField(int line, int first, int last) {
        this.line = line;
        this.first = first;
        this.last = last;
    }

    public int line() {
        return line;
    }

    public int first() {
        return first;
    }

    public int last() {
        return last;
    }

    /// The field that holds a position of a line.
    static MrzField at(int line, int position) {
        for (MrzField field : values()) {
            if (field.line == line && field.first <= position && position <= field.last) {
                return field;
            }
        }
        throw new IllegalArgumentException("no position " + position + " in line " + line);
    }

    String in(MrzText text) {
        return text.between(line, first, last);
    }
}
