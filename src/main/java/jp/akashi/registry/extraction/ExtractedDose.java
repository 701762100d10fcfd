package jp.akashi.registry.extraction;

import java.time.Instant;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;

/// A dose as it leaves an area, with when its version was recorded.
public record ExtractedDose(
        TicketNumber ticket,
        Dose dose,
        MunicipalityCode vaccinatedIn,
        String venue,
        String physician,
        Instant recordedAt) {
    @Override
    public String toString() {
        return "ExtractedDose[masked]";
    }
}
