package jp.akashi.vocabulary;

import java.util.Optional;

/// A municipality's code (全国地方公共団体コード): 5 digits of JIS X 0402 and a check digit, such as 131113 for Ota City.
///
/// The check digit is the last digit of 11 − (6a+5b+4c+3d+2e mod 11). Source: MIC rule on local government codes.
public record MunicipalityCode(String digits) implements Comparable<MunicipalityCode> {
    private static final int LENGTH = 6;

    public MunicipalityCode {
        if (!isWellFormed(digits)) {
            throw new IllegalArgumentException("no municipality code: " + digits);
        }
    }

    /// Parses six digits; empty when they are not six digits or the check digit is wrong.
    public static Optional<MunicipalityCode> parse(String text) {
        return isWellFormed(text) ? Optional.of(new MunicipalityCode(text)) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (!Digits.are(text, LENGTH)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += Digits.at(text, i) * (LENGTH - i);
        }
        return (11 - sum % 11) % 10 == Digits.at(text, LENGTH - 1);
    }

    @Override
    public int compareTo(MunicipalityCode other) {
        return digits.compareTo(other.digits);
    }
}
