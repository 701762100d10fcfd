package jp.akashi.channel.municipality;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a municipality answers another: doses, or NONE for whatever reason there is nothing to tell.
@Schema(name = "InquiryAnswer")
record AnswerBody(
        @Schema(enumeration = {"ANSWERED", "NONE"}) @JsonProperty(index = 0)
        String result,

        @JsonProperty(index = 1) List<TransferredDoseAnswer> doses) {}
