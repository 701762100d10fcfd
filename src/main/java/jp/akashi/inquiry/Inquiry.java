package jp.akashi.inquiry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import jp.akashi.vocabulary.MunicipalityCode;

/// An inquiry as its asker sees it: without the number, with the copies that its answer left.
public record Inquiry(
        String id,
        MunicipalityCode asker,
        MunicipalityCode asked,
        LocalDate birthDate,
        String askedBy,
        Instant askedAt,
        int attempts,
        InquiryState state,
        List<TransferredDose> copies) {
    public Inquiry {
        copies = List.copyOf(copies);
    }
}
