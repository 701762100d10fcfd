package jp.akashi.channel.municipality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import jp.akashi.registry.quality.ErrorKind;
import jp.akashi.registry.quality.QualityRun;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How many findings are open, by kind, and how far the latest run has come.
@Schema(name = "Quality")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QualityAnswer(
        @JsonProperty(index = 0) Map<ErrorKind, Long> open,
        @JsonProperty(index = 1) @Nullable Run run) {

    /// A run of the job over the whole area.
    @Schema(name = "QualityRun")
    record Run(
            @JsonProperty(index = 0) String runId,

            @Schema(enumeration = {"RUNNING", "COMPLETED"}) @JsonProperty(index = 1)
            String state,

            @Schema(description = "Tickets with doses when it began") @JsonProperty(index = 2)
            long tickets,

            @JsonProperty(index = 3) long checked,
            @JsonProperty(index = 4) long found,
            @JsonProperty(index = 5) String startedBy,
            @JsonProperty(index = 6) String startedAt,
            @JsonProperty(index = 7) String changedAt) {
        static Run of(QualityRun run) {
            return new Run(
                    run.runId(),
                    run.isUnderWay() ? "RUNNING" : "COMPLETED",
                    run.tickets(),
                    run.checked(),
                    run.found(),
                    run.startedBy(),
                    run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                    run.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    static QualityAnswer of(Map<ErrorKind, Long> open, Optional<QualityRun> run) {
        return new QualityAnswer(open, run.map(Run::of).orElse(null));
    }
}
