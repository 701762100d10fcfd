package jp.akashi.channel.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.questionnaire.Batch;
import jp.akashi.registry.questionnaire.Questionnaires;
import jp.akashi.registry.questionnaire.Reconciliation;
import jp.akashi.registry.questionnaire.Reconciliation.Gap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A batch of questionnaires, counted at each step by the municipality of its tickets.
@Schema(name = "QuestionnaireBatch")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record BatchAnswer(
        String venue,
        String batch,
        LocalDate sentOn,
        Optional<Instant> receivedAt,
        boolean open,
        List<Count> counts,
        Optional<Settlement> settlement) {
    BatchAnswer {
        counts = List.copyOf(counts);
    }

    /// The steps of one municipality's questionnaires; `missing` names those between which the counts differ.
    @Schema(name = "QuestionnaireCount")
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Count(
            String municipality, int sent, Optional<Integer> received, int keyed, int registered, List<Gap> missing) {
        static Count of(Reconciliation count) {
            return new Count(
                    count.home().digits(),
                    count.sent(),
                    count.received(),
                    count.keyed(),
                    count.registered(),
                    count.gaps());
        }
    }

    /// Why the batch was accepted as it is.
    @Schema(name = "QuestionnaireSettlement")
    record Settlement(String reason, String by, Instant at) {}

    /// A page of batches; `last` begins the next one.
    @Schema(name = "QuestionnaireBatches")
    record Page(List<BatchAnswer> batches, String last) {
        static Page of(Questionnaires.Page page) {
            return new Page(page.batches().stream().map(BatchAnswer::of).toList(), Long.toString(page.last()));
        }
    }

    private static BatchAnswer of(Batch batch) {
        return new BatchAnswer(
                batch.name().venue(),
                batch.name().number(),
                batch.sentOn(),
                batch.receivedAt().map(at -> at.truncatedTo(ChronoUnit.SECONDS)),
                batch.isOpen(),
                batch.counts().stream().map(Count::of).toList(),
                batch.settlement()
                        .map(one ->
                                new Settlement(one.reason(), one.by(), one.at().truncatedTo(ChronoUnit.SECONDS))));
    }
}
