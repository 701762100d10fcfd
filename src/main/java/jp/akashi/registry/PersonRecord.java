package jp.akashi.registry;

import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.PersonName;

/// What one area holds about one person: who they are and the doses in force, by ascending number.
///
/// `revision` grows with every change of the person or of their doses: what was composed from an older one is stale.
/// `awaitsDoses` tells that more doses wait to be settled by the municipality.
public record PersonRecord(
        long residentId,
        long revision,
        PersonName name,
        LocalDate birthDate,
        boolean underProtection,
        boolean awaitsDoses,
        List<RecordedDose> doses) {
    public PersonRecord {
        doses = List.copyOf(doses);
    }
}
