package jp.akashi.verification;

import java.time.LocalDate;
import java.util.Optional;

/// One dose as a certificate states it. `vaccine` is a CVX code (SMART Health Card) or an ICD-11 code (VDS-NC).
///
/// The number and the country (three letters) only a VDS-NC says; the product of an unknown CVX code is absent.
public record ProvenDose(
        Optional<Integer> number,
        LocalDate vaccinatedOn,
        String vaccine,
        Optional<String> product,
        Optional<String> lot,
        Optional<String> country,
        Optional<String> administeredBy) {}
