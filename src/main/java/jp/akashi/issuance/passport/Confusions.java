package jp.akashi.issuance.passport;

/// What a character that a camera read may have been on paper: pairs known to be confused in OCR-B print.
///
/// A filler is read as a letter, hardly ever a letter as a filler.
final class Confusions {
    private Confusions() {}

    static String of(char read) {
        return switch (read) {
            case '0' -> "ODQU";
            case '1' -> "IL";
            case '2' -> "Z";
            case '5' -> "S";
            case '6' -> "G";
            case '7' -> "TZ";
            case '8' -> "B";
            case 'B' -> "8";
            case 'C', 'E', 'K' -> "<";
            case 'D', 'O', 'Q', 'U' -> "0";
            case 'G' -> "6";
            case 'I' -> "1S";
            case 'L' -> "1V<";
            case 'M' -> "W";
            case 'N' -> "X";
            case 'S' -> "5I<";
            case 'T' -> "7";
            case 'V' -> "L";
            case 'W' -> "M";
            case 'X' -> "N";
            case 'Z' -> "27";
            default -> "";
        };
    }

    /// Whether a check digit stays the same when the character was confused with one of its likes.
    static boolean canHide(char read) {
        return of(read).chars().anyMatch(other -> CheckDigits.residue((char) other) == CheckDigits.residue(read));
    }
}
