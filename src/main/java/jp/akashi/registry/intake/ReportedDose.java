package jp.akashi.registry.intake;

import java.time.LocalDate;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// A dose as a sender reports it: which one it is, and what is said about it.
public record ReportedDose(Key key, Content content) {
    /// Which dose: the ticket's area, the ticket, and the dose's number (1 to 7).
    public record Key(MunicipalityCode area, TicketNumber ticket, int number) {}

    /// What is said about a dose; `vaccinatedIn` is the municipality of the place of vaccination.
    public record Content(Facts facts, String venue, String physician, MunicipalityCode vaccinatedIn) {}

    /// What makes two reports the same dose for anybody: names of places and physicians are spelled in many ways.
    public record Facts(LocalDate vaccinatedOn, VaccineProduct product, LotNumber lot) {}
}
