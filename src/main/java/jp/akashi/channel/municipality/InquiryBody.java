package jp.akashi.channel.municipality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whom to ask about, and which municipality.
@Schema(
        name = "InquiryRequest",
        requiredProperties = {"individualNumber", "birthDate", "formerMunicipality"})
record InquiryBody(
        @Schema(description = "12 digits") @Nullable String individualNumber,
        @Schema(examples = "1980-02-17") @Nullable String birthDate,

        @Schema(description = "Six digits", examples = "131105") @Nullable
        String formerMunicipality) {
    @Override
    public String toString() {
        return "InquiryBody[masked]";
    }
}
