package jp.akashi.inquiry;

import java.time.LocalDate;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;

/// What one municipality asks another: the doses of one person, named by number and birth date.
///
/// `inquiryId` is the asker's own, 1 to 64 characters: the same question bears the same id however often it is sent.
/// `by` is the name in the certificate of who asked there.
public record Question(
        String inquiryId,
        MunicipalityCode asker,
        String by,
        MunicipalityCode asked,
        IndividualNumber number,
        LocalDate birthDate) {
    @Override
    public String toString() {
        return "Question[" + inquiryId + "]";
    }
}
