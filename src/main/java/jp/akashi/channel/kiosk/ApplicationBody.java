package jp.akashi.channel.kiosk;

import jp.akashi.channel.CardBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of an application as it comes over the wire: nothing here is believed yet.
@Schema(
        name = "KioskApplication",
        requiredProperties = {"centreRequestId", "terminal", "challenge", "card", "municipality", "use", "copies"})
record ApplicationBody(
        @Schema(description = "The centre's own id: 1 to 64 printable characters, one per request", maxLength = 64)
        @Nullable
        String centreRequestId,

        @Nullable TerminalBody terminal,

        @Schema(description = "The challenge from POST /centre/v1/challenges, base64url", maxLength = 64) @Nullable
        String challenge,

        @Nullable CardBody card,

        @Schema(description = "Code of the municipality whose doses are certified", examples = "131113", maxLength = 6)
        @Nullable
        String municipality,

        @Schema(enumeration = {"DOMESTIC", "INTERNATIONAL"}) @Nullable
        String use,

        @Schema(minimum = "1", maximum = "10") @Nullable Integer copies) {

    @Schema(
            name = "KioskTerminal",
            requiredProperties = {"store", "id"})
    record TerminalBody(
            @Schema(description = "1 to 64 of A-Z a-z 0-9 . _ -") @Nullable
            String store,

            @Schema(description = "1 to 64 of A-Z a-z 0-9 . _ -") @Nullable
            String id) {}

    @Override
    public String toString() {
        return "ApplicationBody[masked]";
    }
}
