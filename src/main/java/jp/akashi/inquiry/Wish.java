package jp.akashi.inquiry;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;

/// What a municipality wants to know of an arrival's former one; with a `key`, sent twice it is one.
public record Wish(
        MunicipalityCode asker,
        String by,
        MunicipalityCode asked,
        IndividualNumber number,
        LocalDate birthDate,
        Optional<WishKey> key,
        String requestId) {
    @Override
    public String toString() {
        return "Wish[" + requestId + "]";
    }
}
