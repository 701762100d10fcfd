package jp.akashi.certificate.vdsnc;

import java.time.LocalDate;
import java.util.Optional;

/// One `vd`: the day, the dose's number (1 to 99), the country, who gave it, the lot, the day the next one is due.
public record VdsDose(
        LocalDate vaccinatedOn,
        int number,
        String country,
        String administeredBy,
        String lot,
        Optional<LocalDate> nextDueOn) {}
