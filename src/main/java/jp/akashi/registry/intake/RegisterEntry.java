package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.MunicipalityCode;

/// The present state of one person in the register: what its events tell, whatever the order they came in.
///
/// Each part is from the event with the highest number that tells about it; the numbers are kept with it.
record RegisterEntry(Person person, Residence residence, Arrival arrival) {
    /// Who the person is.
    record Person(String municipalPersonId, Target.Details details, long sequence) {}

    /// Where they live; numbered 0 while no event has told, and a resident until then.
    record Residence(RegisterStatus status, Optional<LocalDate> since, long sequence) {}

    /// When they last moved in, and from where if that was told; numbered 0 when they never did.
    record Arrival(Optional<LocalDate> on, Optional<MunicipalityCode> from, long sequence) {}

    /// The state of a person of whom this event is all that is known.
    static RegisterEntry of(RegisterEvent event) {
        RegisterEvent.Content content = event.content();
        return new RegisterEntry(
                new Person(content.municipalPersonId(), content.details(), event.sequence()),
                content.reason()
                        .status()
                        .map(status -> new Residence(status, Optional.of(content.occurredOn()), event.sequence()))
                        .orElse(new Residence(RegisterStatus.RESIDENT, Optional.empty(), 0)),
                content.reason() == RegisterReason.MOVED_IN
                        ? new Arrival(Optional.of(content.occurredOn()), content.movedFrom(), event.sequence())
                        : new Arrival(Optional.empty(), Optional.empty(), 0));
    }

    /// The state once this event is known too.
    RegisterEntry with(RegisterEvent event) {
        RegisterEntry told = of(event);
        return new RegisterEntry(
                told.person.sequence > person.sequence ? told.person : person,
                told.residence.sequence > residence.sequence ? told.residence : residence,
                told.arrival.sequence > arrival.sequence ? told.arrival : arrival);
    }
}
