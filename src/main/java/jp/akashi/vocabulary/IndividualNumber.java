package jp.akashi.vocabulary;

import java.util.Optional;

/// A resident's Individual Number (個人番号): 12 digits, the last a check digit; never all the same digit.
///
/// Prints masked and is never serialised. Source: MIC Ordinance No. 85 of 2014, Article 5.
public record IndividualNumber(String digits) {
    private static final int LENGTH = 12;

    public IndividualNumber {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("malformed individual number"); // never echo the digits
        }
    }

    /// Parses what a card or a feed sent; empty when it is no Individual Number.
    public static Optional<IndividualNumber> parse(String text) {
        return isWellFormed(text) ? Optional.of(new IndividualNumber(text)) : Optional.empty();
    }

    /// The check digit that belongs behind eleven digits: 11 − r for r > 1, else 0, where r is their weighted sum mod
    /// 11.
    public static int checkDigit(String elevenDigits) {
        int sum = 0;
        for (int n = 1; n < LENGTH; n++) {
            int weight = n <= 6 ? n + 1 : n - 5;
            sum += Digits.at(elevenDigits, LENGTH - 1 - n) * weight;
        }
        int remainder = sum % 11;
        return remainder <= 1 ? 0 : 11 - remainder;
    }

    private static boolean isWellFormed(String text) {
        return Digits.are(text, LENGTH)
                && text.chars().distinct().count() > 1
                && checkDigit(text) == Digits.at(text, LENGTH - 1);
    }

    @Override
    public String toString() {
        return "IndividualNumber[masked]";
    }
}
