package jp.akashi.channel.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.intake.Conflict;
import jp.akashi.registry.intake.ReportedDose;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A contradiction with both stories, as the municipality's staff compares them. Prints masked.
@Schema(name = "Conflict")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ConflictAnswer(
        String conflictId,
        String ticketNumber,
        int doseNumber,
        Story reported,
        Story standing,
        String standingDoseId,
        String standingState,
        Optional<Settlement> settlement) {
    /// What one sender says; `importId` where it came in a file.
    @Schema(name = "ConflictStory")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Story(
            LocalDate vaccinatedOn,
            String vaccine,
            String lot,
            String venue,
            String physician,
            String vaccinatedIn,
            String source,
            String sender,
            Instant at,
            Optional<String> importId) {}

    /// What was decided.
    @Schema(name = "ConflictSettlement")
    record Settlement(String decision, String reason, String by, Instant at) {}

    /// A page of conflicts and how many are open in the whole area.
    @Schema(name = "Conflicts")
    record Page(long open, List<ConflictAnswer> conflicts) {
        Page {
            conflicts = List.copyOf(conflicts);
        }
    }

    static ConflictAnswer of(Conflict conflict) {
        return new ConflictAnswer(
                Long.toString(conflict.id()),
                conflict.key().ticket().digits(),
                conflict.key().number(),
                of(conflict.reported()),
                of(conflict.standing()),
                Long.toString(conflict.standingId()),
                conflict.standingState(),
                conflict.settlement()
                        .map(one -> new Settlement(one.decision().name(), one.reason(), one.by(), seconds(one.at()))));
    }

    private static Story of(Conflict.Story story) {
        ReportedDose.Content content = story.content();
        return new Story(
                content.facts().vaccinatedOn(),
                content.facts().product().key(),
                content.facts().lot().written(),
                content.venue(),
                content.physician(),
                content.vaccinatedIn().digits(),
                story.source(),
                story.sender(),
                seconds(story.at()),
                story.importId());
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public String toString() {
        return "ConflictAnswer[" + conflictId + "]";
    }
}
