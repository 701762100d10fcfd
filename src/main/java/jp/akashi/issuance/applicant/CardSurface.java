package jp.akashi.issuance.applicant;

import java.time.LocalDate;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.PersonName;

/// What a verified card says of its holder, as far as a certificate needs it; address and sex are not kept.
public record CardSurface(IndividualNumber number, PersonName name, LocalDate birthDate) {
    @Override
    public String toString() {
        return "CardSurface[masked]";
    }
}
