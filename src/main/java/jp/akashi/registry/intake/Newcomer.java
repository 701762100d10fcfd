package jp.akashi.registry.intake;

import java.time.LocalDate;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Somebody who moved in from another municipality, which was not asked about them yet. Prints masked.
///
/// `sequence` is the move's number in the register: with the person it names the arrival.
public record Newcomer(
        PersonKey person, Bytes sealedNumber, LocalDate birthDate, MunicipalityCode from, long sequence) {
    @Override
    public String toString() {
        return "Newcomer[masked]";
    }
}
