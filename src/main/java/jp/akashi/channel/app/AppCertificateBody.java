package jp.akashi.channel.app;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a certificate request as it comes over the wire: nothing here is believed yet.
@Schema(
        name = "CertificateRequest",
        requiredProperties = {"challenge", "card", "municipality", "use"})
record AppCertificateBody(
        @Schema(description = "The challenge from POST /app/v1/challenges, base64url", maxLength = 64) @Nullable
        String challenge,

        @Nullable Card card,

        @Schema(description = "Code of the municipality whose doses are certified", examples = "131113", maxLength = 6)
        @Nullable
        String municipality,

        @Schema(enumeration = {"DOMESTIC", "INTERNATIONAL"}) @Nullable
        String use,

        @Nullable Passport passport) {

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
    record Card(
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
            return "Card[masked]";
        }
    }

    @Schema(name = "PassportZone", description = "Needed for international use")
    record Passport(
            @Schema(description = "The two lines of 44 characters of the machine-readable zone") @Nullable
            List<@Nullable String> mrz) {
        @Override
        public String toString() {
            return "Passport[masked]";
        }
    }

    @Override
    public String toString() {
        return "AppCertificateBody[masked]";
    }
}
