package jp.akashi.issuance.passport;

import java.time.LocalDate;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Passport;
import jp.akashi.vocabulary.Refusal;

/// Whether a passport is the applicant's own, as far as card and passport can be compared: by the birth date.
///
/// The names cannot: one is in kanji, the other in Latin letters.
public final class PassportBearer {
    private static final int CENTURY = 100;

    private PassportBearer() {}

    /// The passport with the card's birth date; refuses with `PASSPORT_OF_ANOTHER` where the dates differ.
    ///
    /// The zone writes two digits of the year, so that a centenarian's is taken for a child's until the card tells.
    public static Outcome<Passport> confirm(Passport passport, LocalDate birthDateOnCard) {
        LocalDate read = passport.birthDate();
        if (read.equals(birthDateOnCard)) {
            return Outcome.granted(passport);
        }
        boolean isOfACentenarian = read.minusYears(CENTURY).equals(birthDateOnCard)
                && read.getDayOfMonth() == birthDateOnCard.getDayOfMonth();
        return isOfACentenarian
                ? Outcome.granted(bornOn(birthDateOnCard, passport))
                : Outcome.refused(Refusal.PASSPORT_OF_ANOTHER);
    }

    private static Passport bornOn(LocalDate birthDate, Passport passport) {
        return new Passport(
                passport.name(),
                passport.number(),
                passport.issuingState(),
                passport.nationality(),
                birthDate,
                passport.expiresOn());
    }
}
