package jp.akashi.issuance.applicant;

import java.time.LocalDate;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.PersonName;

/// Who asks, as their card proved it, and which municipality they named. The Individual Number is left behind.
public record Applicant(KeyedPerson person, PersonName name, LocalDate birthDate, Municipality municipality) {
    @Override
    public String toString() {
        return "Applicant[masked]";
    }
}
