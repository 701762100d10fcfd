package jp.akashi.issuance.passport;

/// The check digits of the lower line: weights 7, 3, 1; digits by value, A–Z 10 to 35, filler 0; modulo 10.
///
/// They cannot see a change within one residue class, such as G for 6 or L for 1. Source: ICAO Doc 9303-3, 4.9.
final class CheckDigits {
    private static final int[] WEIGHTS = {7, 3, 1};

    private CheckDigits() {}

    static boolean agree(MrzText text) {
        return agrees(text, MrzField.NUMBER, MrzField.NUMBER_CHECK)
                && agrees(text, MrzField.BIRTH_DATE, MrzField.BIRTH_DATE_CHECK)
                && agrees(text, MrzField.EXPIRY, MrzField.EXPIRY_CHECK)
                && optionalAgrees(text)
                && digit(composite(text)) == written(text, MrzField.COMPOSITE_CHECK);
    }

    static char digit(CharSequence covered) {
        int sum = 0;
        for (int i = 0; i < covered.length(); i++) {
            sum += value(covered.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    /// Characters of one residue are the same to every check digit, whatever the weight.
    static int residue(char character) {
        return value(character) % 10;
    }

    private static boolean agrees(MrzText text, MrzField field, MrzField check) {
        return digit(field.in(text)) == written(text, check);
    }

    /// An empty optional field may carry a filler instead of its check digit 0.
    private static boolean optionalAgrees(MrzText text) {
        String optional = MrzField.OPTIONAL.in(text);
        char check = written(text, MrzField.OPTIONAL_CHECK);
        return check == MrzText.FILLER ? optional.chars().allMatch(c -> c == MrzText.FILLER) : digit(optional) == check;
    }

    private static String composite(MrzText text) {
        return text.between(2, MrzField.NUMBER.first(), MrzField.NUMBER_CHECK.last())
                + text.between(2, MrzField.BIRTH_DATE.first(), MrzField.BIRTH_DATE_CHECK.last())
                + text.between(2, MrzField.EXPIRY.first(), MrzField.OPTIONAL_CHECK.last());
    }

    private static char written(MrzText text, MrzField check) {
        return check.in(text).charAt(0);
    }

    private static int value(char character) {
        if (MrzText.isDigit(character)) {
            return character - '0';
        }
        return character == MrzText.FILLER ? 0 : character - 'A' + 10;
    }
}
