package jp.akashi.channel.municipality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A question of another municipality, which its client certificate names. Purpose and legal basis have one value each.
@Schema(
        name = "InquiryQuestion",
        requiredProperties = {
            "inquiryId",
            "purpose",
            "legalBasis",
            "askedBy",
            "municipality",
            "individualNumber",
            "birthDate"
        })
record QuestionBody(
        @Schema(description = "The asker's own id of the question, the same at every attempt", maxLength = 64) @Nullable
        String inquiryId,

        @Schema(enumeration = "TRANSFER_LOOKUP") @Nullable String purpose,

        @Schema(enumeration = "MY_NUMBER_ACT_19_16") @Nullable
        String legalBasis,

        @Schema(maxLength = 64) @Nullable String askedBy,

        @Schema(description = "Who is asked, six digits", examples = "131105") @Nullable
        String municipality,

        @Schema(description = "12 digits") @Nullable String individualNumber,
        @Schema(examples = "1980-02-17") @Nullable String birthDate) {
    @Override
    public String toString() {
        return "QuestionBody[masked]";
    }
}
