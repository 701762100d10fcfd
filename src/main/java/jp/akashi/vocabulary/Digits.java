package jp.akashi.vocabulary;

/// ASCII digits only: Unicode digits of other scripts are no part of any number here.
final class Digits {
    private Digits() {}

    /// Whether the text is exactly `length` ASCII digits.
    static boolean are(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static int at(String text, int index) {
        return text.charAt(index) - '0';
    }
}
