package jp.akashi.vocabulary;

import java.util.Optional;
import java.util.regex.Pattern;

/// A passport's number as its machine-readable zone holds it, without filler: 1 to 9 of A–Z and 0–9. Prints masked.
///
/// Source: ICAO Doc 9303-4, 4.2.2 (upper line of data element 10).
public record PassportNumber(String written) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,9}");

    public PassportNumber {
        if (!FORM.matcher(written).matches()) {
            throw new IllegalArgumentException("malformed passport number");
        }
    }

    public static Optional<PassportNumber> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PassportNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PassportNumber[masked]";
    }
}
