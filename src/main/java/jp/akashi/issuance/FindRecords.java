package jp.akashi.issuance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.applicant.Applicant;
import jp.akashi.registry.PersonRecord;
import jp.akashi.registry.Plausibility;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;

/// What may be certified of a record that was found: it is the applicant's, not restricted, and can be true.
///
/// An unknown person and a person without doses are refused alike.
final class FindRecords {
    private FindRecords() {}

    static Outcome<PersonRecord> judge(Applicant applicant, Optional<PersonRecord> found, LocalDate today) {
        return found.map(record -> MatchApplicant.match(applicant, record)
                        .flatMap(FindRecords::unrestricted)
                        .flatMap(FindRecords::present)
                        .flatMap(matched -> plausible(matched, today)))
                .orElseGet(() -> Outcome.refused(Refusal.RECORD_NOT_FOUND));
    }

    private static Outcome<PersonRecord> unrestricted(PersonRecord record) {
        return record.underProtection() ? Outcome.refused(Refusal.PERSON_PROTECTED) : Outcome.granted(record);
    }

    private static Outcome<PersonRecord> present(PersonRecord record) {
        if (!record.doses().isEmpty()) {
            return Outcome.granted(record);
        }
        return Outcome.refused(record.awaitsDoses() ? Refusal.RECORD_PENDING : Refusal.RECORD_NOT_FOUND);
    }

    private static Outcome<PersonRecord> plausible(PersonRecord record, LocalDate today) {
        List<Dose> doses = record.doses().stream().map(RecordedDose::dose).toList();
        return Plausibility.holds(doses, record.birthDate(), today)
                ? Outcome.granted(record)
                : Outcome.refused(Refusal.RECORD_INCONSISTENT);
    }
}
