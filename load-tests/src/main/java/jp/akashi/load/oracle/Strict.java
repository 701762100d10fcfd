package jp.akashi.load.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// Reads what was sent without good will: nothing behind the end, no member twice, nothing cut off.
final class Strict {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Strict() {}

    static ObjectNode object(String what, String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new MismatchException(what, "an object", text);
        } catch (JsonProcessingException e) {
            throw new MismatchException(what, "JSON (" + e.getOriginalMessage() + ")", text);
        }
    }

    static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual()) {
            throw new MismatchException(member, "a text", value == null ? "nothing" : value);
        }
        return value.textValue();
    }

    static Instant moment(String what, String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeException e) {
            throw new MismatchException(what, "a moment", written);
        }
    }

    /// base64url that is written in the one way there is, with or without padding as told.
    static byte[] base64Url(String what, String written, boolean isPadded) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(written);
            Base64.Encoder encoder = isPadded ? Base64.getUrlEncoder() : Base64.getUrlEncoder().withoutPadding();
            Comparison.same(what, encoder.encodeToString(decoded), written);
            return decoded;
        } catch (IllegalArgumentException e) {
            throw new MismatchException(what, "base64url", written);
        }
    }
}
