package jp.akashi.channel.verifier;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import jp.akashi.channel.MalformedRequestException;
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
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(LogicalType.Textual, coercions -> List.of(
                            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> coercions.setCoercion(shape, CoercionAction.Fail)))
            .build()
            .readerFor(VerificationBody.class);

    /// The text of a body, or the field that cannot be read.
    static String text(byte @Nullable [] body) {
        try {
            VerificationBody read = JSON.readValue(body == null ? new byte[0] : body);
            if (read == null || read.text() == null) {
                throw new MalformedRequestException("text");
            }
            return read.text();
        } catch (IOException e) {
            throw new MalformedRequestException("body");
        }
    }

    @Override
    public String toString() {
        return "VerificationBody[masked]";
    }
}
