package jp.akashi.channel.app;

import java.util.List;
import jp.akashi.channel.CardBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a certificate request as it comes over the wire: nothing here is believed yet.
@Schema(
        name = "CertificateRequest",
        requiredProperties = {"challenge", "card", "municipality", "use"})
record AppCertificateBody(
        @Schema(description = "The challenge from POST /app/v1/challenges, base64url", maxLength = 64) @Nullable
        String challenge,

        @Nullable CardBody card,

        @Schema(description = "Code of the municipality whose doses are certified", examples = "131113", maxLength = 6)
        @Nullable
        String municipality,

        @Schema(enumeration = {"DOMESTIC", "INTERNATIONAL"}) @Nullable
        String use,

        @Nullable Passport passport) {

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
