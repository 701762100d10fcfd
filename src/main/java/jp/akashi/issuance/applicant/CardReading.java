package jp.akashi.issuance.applicant;

/// What the checks of a card came to, before all broken ones are refused alike.
sealed interface CardReading {
    record Verified(CardSurface surface) implements CardReading {}

    record Broken(CardCheck check) implements CardReading {}

    /// Genuine, but the number on it has a wrong form or check digit.
    record NumberMalformed() implements CardReading {}
}
