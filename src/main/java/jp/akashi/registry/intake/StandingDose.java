package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.PersonKey;

/// What is recorded already where a reported dose wants to go: its latest version, and the ticket's owner.
record StandingDose(Optional<Version> latest, Optional<Owner> owner) {
    /// A version of a dose as recorded; `isTakenBack` tells that its own sender withdrew it.
    record Version(
            long id,
            int version,
            String state,
            boolean isTakenBack,
            String source,
            String sender,
            ReportedDose.Content content) {
        boolean isWithdrawn() {
            return state.equals("WITHDRAWN");
        }

        boolean isFrom(Sender other) {
            return sender.equals(other.name()) && source.equals(other.source().name());
        }
    }

    /// The resident who has the ticket.
    record Owner(long residentId, PersonKey person, LocalDate birthDate) {}
}
