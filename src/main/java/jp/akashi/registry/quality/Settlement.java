package jp.akashi.registry.quality;

import java.time.LocalDate;
import jp.akashi.vocabulary.Dose;

/// What a member of staff decides about a finding; the reason is theirs, 1 to 200 characters.
public sealed interface Settlement {
    String reason();

    /// The record is true although it looks wrong.
    record Confirm(String reason) implements Settlement {}

    /// This dose was not given to this person: it is in force no longer.
    record Withdraw(int doseNumber, String reason) implements Settlement {}

    /// This is how it was; a new version takes the place of the one recorded.
    record Correct(Dose dose, String reason) implements Settlement {
        /// Whether vaccination was possible on that day at all.
        public boolean isPossible(LocalDate today) {
            return !dose.vaccinatedOn().isBefore(Dose.EARLIEST)
                    && !dose.vaccinatedOn().isAfter(today);
        }
    }
}
