package jp.akashi.vocabulary;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A vaccine's lot number (製造番号) in capitals: 1 to 20 letters, digits, hyphens, dots, slashes or inner blanks.
///
/// 20 is the limit of the national record and of the VDS-NC `lot` field.
public record LotNumber(String written) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9](?:[A-Z0-9 ./-]{0,18}[A-Z0-9])?");

    public LotNumber {
        if (!FORM.matcher(written).matches()) {
            throw new IllegalArgumentException("malformed lot number");
        }
    }

    /// Parses a lot number in either case; empty when it is blank, too long or holds other characters.
    public static Optional<LotNumber> parse(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        return FORM.matcher(capitals).matches() ? Optional.of(new LotNumber(capitals)) : Optional.empty();
    }
}
