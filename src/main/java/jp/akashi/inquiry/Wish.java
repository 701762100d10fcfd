package jp.akashi.inquiry;

import java.time.LocalDate;
import java.util.Optional;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.MunicipalityCode;

/// What a municipality wants to know of an arrival's former one; `key` is the digest of its Idempotency-Key.
public record Wish(
        MunicipalityCode asker,
        String by,
        MunicipalityCode asked,
        IndividualNumber number,
        LocalDate birthDate,
        Optional<Bytes> key,
        String requestId) {
    @Override
    public String toString() {
        return "Wish[" + requestId + "]";
    }
}
