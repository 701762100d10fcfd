package jp.akashi.registry.intake;

import java.util.List;

/// What came of a venue's report, correction or withdrawal.
public sealed interface VenueResult {
    /// The dose stands under this id; `state` is ACTIVE, PENDING (its municipality has not settled whose it is) or
    /// WITHDRAWN.
    record Recorded(long doseId, String state, List<Doubt> doubts) implements VenueResult {
        public Recorded {
            doubts = List.copyOf(doubts);
        }
    }

    record Rejected(Fault fault) implements VenueResult {}

    /// Why nothing happened, whatever the dose says.
    enum Refused implements VenueResult {
        /// The Idempotency-Key came with another body before.
        KEY_TAKEN,
        /// This venue recorded no such dose.
        NOT_FOUND,
        /// It was not recorded today: from now on its municipality corrects it.
        TOO_LATE,
        /// It was corrected or withdrawn already, or another one stands now.
        MOVED_ON
    }
}
