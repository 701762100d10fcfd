package jp.akashi.issuance;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.Refusal;

/// Whether the passport of an earlier certificate can be named again: it is there, still valid, and the applicant's.
///
/// Refuses with `PASSPORT_NOT_IN_HISTORY` whatever is missing: the way out, app or counter, is the same.
final class KnownPassport {
    private KnownPassport() {}

    static Outcome<Passport> of(Optional<Passport> earlier, LocalDate birthDate, LocalDate today) {
        return earlier.filter(passport -> !passport.expiresOn().isBefore(today))
                .filter(passport -> passport.birthDate().equals(birthDate))
                .map(Outcome::granted)
                .orElseGet(() -> Outcome.refused(Refusal.PASSPORT_NOT_IN_HISTORY));
    }
}
