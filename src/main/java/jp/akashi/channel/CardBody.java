package jp.akashi.channel;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Files of the card's surface application, standard base64, and the card's signature over the challenge.
@Schema(
        name = "Card",
        requiredProperties = {
            "individualNumber",
            "attributes",
            "integrity",
            "certificate",
            "signingKey",
            "challengeSignature"
        })
public record CardBody(
        @Schema(description = "EF 0001, all 17 bytes") @Nullable
        String individualNumber,

        @Schema(description = "EF 0002") @Nullable String attributes,
        @Schema(description = "EF 0003") @Nullable String integrity,
        @Schema(description = "EF 0004") @Nullable String certificate,
        @Schema(description = "EF 0007") @Nullable String signingKey,

        @Schema(description = "RSASSA-PKCS1-v1_5 with SHA-256 over the 32 challenge bytes") @Nullable
        String challengeSignature) {
    @Override
    public String toString() {
        return "CardBody[masked]";
    }
}
