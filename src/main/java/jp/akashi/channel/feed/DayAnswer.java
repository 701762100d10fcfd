package jp.akashi.channel.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.akashi.registry.intake.OwnDose;
import jp.akashi.registry.intake.ReportedDose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a venue recorded on one day: how many doses stand, and each version it sent with what has become of it.
@Schema(name = "VenueDay")
record DayAnswer(LocalDate on, long standing, List<Entry> doses) {
    DayAnswer {
        doses = List.copyOf(doses);
    }

    static DayAnswer of(LocalDate on, long standing, List<OwnDose> doses) {
        return new DayAnswer(on, standing, doses.stream().map(Entry::of).toList());
    }

    /// One version; prints masked.
    @Schema(name = "VenueDayEntry")
    record Entry(
            String doseId,
            String municipality,
            String ticketNumber,
            int doseNumber,
            LocalDate vaccinatedOn,
            String vaccine,
            String lot,
            String venue,
            String physician,
            String state,
            Instant recordedAt) {
        static Entry of(OwnDose own) {
            ReportedDose.Key key = own.reported().key();
            ReportedDose.Content content = own.reported().content();
            return new Entry(
                    Long.toString(own.doseId()),
                    key.area().digits(),
                    key.ticket().digits(),
                    key.number(),
                    content.facts().vaccinatedOn(),
                    content.facts().product().key(),
                    content.facts().lot().written(),
                    content.venue(),
                    content.physician(),
                    own.state(),
                    own.recordedAt().truncatedTo(ChronoUnit.SECONDS));
        }

        @Override
        public String toString() {
            return "VenueDayEntry[" + doseId + "]";
        }
    }
}
