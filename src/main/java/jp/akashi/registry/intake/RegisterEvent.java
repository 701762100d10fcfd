package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.resident.Numbered;
import jp.akashi.vocabulary.MunicipalityCode;

/// What the register says happened to one person, with all that it says about them then. Prints masked.
///
/// `sequence` orders the events of one person and names the event.
record RegisterEvent(Numbered who, long sequence, Content content) implements AboutSomeone<RegisterEvent> {
    /// What is said; the same event said again says the same. `movedFrom` is told of some who moved in.
    record Content(
            RegisterReason reason,
            LocalDate occurredOn,
            String municipalPersonId,
            Target.Details details,
            Optional<MunicipalityCode> movedFrom) {
        @Override
        public String toString() {
            return "Content[masked]";
        }
    }

    @Override
    public RegisterEvent under(int version) {
        return new RegisterEvent(who.under(version), sequence, content);
    }

    @Override
    public String toString() {
        return "RegisterEvent[masked]";
    }
}
