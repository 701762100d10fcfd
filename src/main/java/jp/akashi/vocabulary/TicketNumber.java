package jp.akashi.vocabulary;

import java.util.Optional;

/// The number of a vaccination ticket (接種券番号): 10 digits, fixed per person inside one municipality. Prints masked.
///
/// No check digit is known. Source: MHLW guide on vaccination, version 13.1, p. 130.
public record TicketNumber(String digits) {
    private static final int LENGTH = 10;

    public TicketNumber {
        if (!Digits.are(digits, LENGTH)) {
            throw new IllegalArgumentException("malformed ticket number");
        }
    }

    public static Optional<TicketNumber> parse(String text) {
        return Digits.are(text, LENGTH) ? Optional.of(new TicketNumber(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "TicketNumber[masked]";
    }
}
