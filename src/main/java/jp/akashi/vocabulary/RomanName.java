package jp.akashi.vocabulary;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name in the capitals of a passport's machine-readable zone: primary identifier (surname), then the secondary.
///
/// Words are separated by one blank; at most 39 characters as written. Prints masked. Source: ICAO Doc 9303-3, 4.6.
public record RomanName(String primary, String secondary) {
    private static final Pattern WORDS = Pattern.compile("[A-Z]+(?: [A-Z]+)*");
    private static final int LONGEST = 39;

    public RomanName {
        if (!isWellFormed(primary, secondary)) {
            throw new IllegalArgumentException("malformed roman name");
        }
    }

    /// Parses both parts; the secondary may be empty. Empty when a part has other characters or the whole is too long.
    public static Optional<RomanName> parse(String primary, String secondary) {
        return isWellFormed(primary, secondary) ? Optional.of(new RomanName(primary, secondary)) : Optional.empty();
    }

    /// Surname and given names with one blank between, as Japan's certificates write it.
    public String written() {
        return secondary.isEmpty() ? primary : primary + " " + secondary;
    }

    private static boolean isWellFormed(String primary, String secondary) {
        return WORDS.matcher(primary).matches()
                && (secondary.isEmpty() || WORDS.matcher(secondary).matches())
                && (secondary.isEmpty() ? primary.length() : primary.length() + 1 + secondary.length()) <= LONGEST;
    }

    @Override
    public String toString() {
        return "RomanName[masked]";
    }
}
