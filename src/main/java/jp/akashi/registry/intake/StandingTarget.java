package jp.akashi.registry.intake;

import java.util.Optional;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.TicketNumber;

/// What the area holds already where a reported target wants to go.
record StandingTarget(Optional<Resident> resident, Optional<PersonKey> ticketHolder, Optional<PersonKey> idHolder) {
    /// The same person as recorded.
    record Resident(long id, TicketNumber ticket, String municipalPersonId, Target.Details details) {}
}
