package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.util.Optional;

/// `pid`: name in Latin letters (at most 39), birth date, sex, travel document number (11), additional identifier (24).
///
/// Birth date or document number is there. Prints masked.
public record VdsPerson(
        String name,
        Optional<LocalDate> birthDate,
        Optional<String> sex,
        Optional<String> documentNumber,
        Optional<String> additionalIdentifier) {
    @Override
    public String toString() {
        return "VdsPerson[masked]";
    }
}
