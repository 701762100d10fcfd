package jp.akashi.channel.verifier;

import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.WireJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a verification request as it comes over the wire.
@Schema(name = "VerificationRequest", requiredProperties = "text")
record VerificationBody(
        @Schema(
                description = "What the barcode says: shc:/…, a JWS, the JSON of a VDS-NC; HC1:… is not checked",
                maxLength = 16384)
        @Nullable
        String text) {
    private static final WireJson<VerificationBody> JSON = WireJson.of(VerificationBody.class);

    /// The text of a body, or the field that cannot be read.
    static String text(byte @Nullable [] body) {
        VerificationBody read = JSON.read(body);
        if (read.text() == null) {
            throw new MalformedRequestException("text");
        }
        return read.text();
    }

    @Override
    public String toString() {
        return "VerificationBody[masked]";
    }
}
