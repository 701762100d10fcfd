package jp.akashi.registry.intake;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// What the register says happened to one person, with all that it says about them then. Prints masked.
///
/// `sequence` orders the events of one person and names the event.
record RegisterEvent(PersonKey person, Bytes sealedNumber, long sequence, Content content) {
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
    public String toString() {
        return "RegisterEvent[masked]";
    }
}
