package jp.akashi.inquiry;

import java.time.Instant;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;

/// A dose as another municipality holds it, with the version of its record there.
public record TransferredDose(
        TicketNumber ticket,
        Dose dose,
        String venue,
        String physician,
        MunicipalityCode vaccinatedIn,
        int version,
        Instant recordedAt) {
    @Override
    public String toString() {
        return "TransferredDose[masked]";
    }
}
