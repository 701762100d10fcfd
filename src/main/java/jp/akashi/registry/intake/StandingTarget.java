package jp.akashi.registry.intake;

import java.util.Optional;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.TicketNumber;

/// What the area holds already where a reported target wants to go, and what the resident register says of the person.
record StandingTarget(
        Optional<Resident> resident,
        Optional<PersonKey> ticketHolder,
        Optional<PersonKey> idHolder,
        Optional<Target.Details> registered) {
    /// The same person as recorded.
    record Resident(long id, TicketNumber ticket, String municipalPersonId, Target.Details details) {}

    /// The target as it counts: whom the register knows, it tells who they are; either of both may protect them.
    Target asItCounts(Target reported) {
        return registered
                .map(details -> reported.with(details.protectedBy(reported.details())))
                .orElse(reported);
    }
}
