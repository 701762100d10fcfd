package jp.akashi.channel.kiosk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A document that carried another binding than its application: which, where, and what it carried.
@Schema(
        name = "Mismatch",
        requiredProperties = {"applicationId", "terminalId", "seenBinding"})
record MismatchBody(
        @Schema(maxLength = 64) @Nullable String applicationId,
        @Schema(maxLength = 64) @Nullable String terminalId,
        @Schema(maxLength = 128) @Nullable String seenBinding) {}
