package jp.akashi.channel.municipality;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import jp.akashi.inquiry.Inquiry;
import jp.akashi.inquiry.InquiryState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An inquiry as its asker reads it. WAITING and OVERDUE are no answers: nothing is known yet.
@Schema(name = "Inquiry")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InquiryAnswer(
        @JsonProperty(index = 0) String inquiryId,

        @Schema(enumeration = {"WAITING", "ANSWERED", "NO_RECORDS", "REFUSED", "OVERDUE"}) @JsonProperty(index = 1)
        String state,

        @JsonProperty(index = 2) String formerMunicipality,
        @JsonProperty(index = 3) String askedBy,
        @JsonProperty(index = 4) String askedAt,
        @JsonProperty(index = 5) int attempts,
        @JsonProperty(index = 6) @Nullable String nextAttemptAt,
        @JsonProperty(index = 7) @Nullable String answeredAt,
        @JsonProperty(index = 8) @Nullable String overdueSince,

        @Schema(description = "Copies for the history; no certificate is made of them") @JsonProperty(index = 9)
        List<TransferredDoseAnswer> copies) {
    static InquiryAnswer of(Inquiry inquiry) {
        InquiryState state = inquiry.state();
        return new InquiryAnswer(
                inquiry.id(),
                name(state),
                inquiry.asked().digits(),
                inquiry.askedBy(),
                seconds(inquiry.askedAt()),
                inquiry.attempts(),
                state instanceof InquiryState.Waiting(Instant next) ? seconds(next) : null,
                answeredAt(state),
                state instanceof InquiryState.Overdue(Instant since) ? seconds(since) : null,
                inquiry.copies().stream().map(TransferredDoseAnswer::of).toList());
    }

    private static String name(InquiryState state) {
        return switch (state) {
            case InquiryState.Waiting _ -> "WAITING";
            case InquiryState.Answered _ -> "ANSWERED";
            case InquiryState.NoRecords _ -> "NO_RECORDS";
            case InquiryState.Refused _ -> "REFUSED";
            case InquiryState.Overdue _ -> "OVERDUE";
        };
    }

    private static @Nullable String answeredAt(InquiryState state) {
        return switch (state) {
            case InquiryState.Answered(Instant at) -> seconds(at);
            case InquiryState.NoRecords(Instant at) -> seconds(at);
            case InquiryState.Refused(Instant at) -> seconds(at);
            case InquiryState.Waiting _, InquiryState.Overdue _ -> null;
        };
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
