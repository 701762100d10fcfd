package jp.akashi.certificate.shc;

import java.time.LocalDate;
import java.util.Optional;

/// One `Immunization` as a card states it: CVX code, civil date, lot and the body answerable for it.
///
/// Source: FHIR R4, Immunization; CDC CVX code set.
public record ShcDose(String cvx, LocalDate occurredOn, Optional<String> lot, Optional<String> performer) {}
