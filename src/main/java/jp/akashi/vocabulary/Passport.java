package jp.akashi.vocabulary;

import java.time.LocalDate;

/// A passport as its machine-readable zone describes it; states are the three letters of ICAO Doc 9303-3, section 5.
///
/// `expiresOn` is the last day of its validity.
public record Passport(
        RomanName name,
        PassportNumber number,
        String issuingState,
        String nationality,
        LocalDate birthDate,
        LocalDate expiresOn) {}
