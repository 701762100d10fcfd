package jp.akashi.channel.municipality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.akashi.registry.quality.ErrorKind;
import jp.akashi.registry.quality.Finding;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An item of the work list.
@Schema(name = "Finding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingAnswer(
        @JsonProperty(index = 0) long findingId,
        @JsonProperty(index = 1) ErrorKind kind,
        @JsonProperty(index = 2) String ticketNumber,

        @Schema(description = "宛名番号 of the ticket's owner, where there is one") @JsonProperty(index = 3) @Nullable
        String municipalPersonId,

        @JsonProperty(index = 4) List<Integer> doseNumbers,
        @JsonProperty(index = 5) String foundAt,
        @JsonProperty(index = 6) @Nullable String settlement,
        @JsonProperty(index = 7) @Nullable String reason,
        @JsonProperty(index = 8) @Nullable String settledBy,
        @JsonProperty(index = 9) @Nullable String settledAt) {
    static FindingAnswer of(Finding finding) {
        return new FindingAnswer(
                finding.id(),
                finding.kind(),
                finding.ticket().digits(),
                finding.person().orElse(null),
                finding.doseNumbers(),
                finding.foundAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                finding.settled().map(Finding.Settled::way).orElse(null),
                finding.settled().map(Finding.Settled::reason).orElse(null),
                finding.settled().map(Finding.Settled::by).orElse(null),
                finding.settled()
                        .map(settled ->
                                settled.at().truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null));
    }
}
