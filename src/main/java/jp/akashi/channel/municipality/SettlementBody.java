package jp.akashi.channel.municipality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How a finding is settled. CONFIRM needs a reason only, WITHDRAW a dose number, CORRECT what is true of that dose.
@Schema(
        name = "Settlement",
        requiredProperties = {"way", "reason"})
record SettlementBody(
        @Schema(enumeration = {"CONFIRM", "WITHDRAW", "CORRECT"}) @Nullable
        String way,

        @Schema(maxLength = 200) @Nullable String reason,
        @Schema(minimum = "1", maximum = "7") @Nullable Integer doseNumber,
        @Schema(examples = "2021-06-01") @Nullable String vaccinatedOn,

        @Schema(description = "Key, or maker and product name", examples = "PF") @Nullable
        String vaccine,

        @Schema(maxLength = 20) @Nullable String lot) {}
