package jp.akashi.channel;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads bodies of one type strictly: no doubled field, nothing behind the end, no number where text belongs or
/// text where a whole number does.
///
/// Unknown fields are left alone. What cannot be read is refused by the name of its field. Source: RFC 8259.
public final class WireJson<T> {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withCoercionConfig(LogicalType.Textual, coercions -> List.of(
                            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                    .forEach(shape -> coercions.setCoercion(shape, CoercionAction.Fail)))
            .withCoercionConfig(LogicalType.Integer, coercions -> List.of(
                            CoercionInputShape.String,
                            CoercionInputShape.EmptyString,
                            CoercionInputShape.Float,
                            CoercionInputShape.Boolean)
                    .forEach(shape -> coercions.setCoercion(shape, CoercionAction.Fail)))
            .build();

    private final ObjectReader reader;

    private WireJson(ObjectReader reader) {
        this.reader = reader;
    }

    public static <T> WireJson<T> of(Class<T> type) {
        return new WireJson<>(STRICT.readerFor(type));
    }

    /// The body, or a `MalformedRequestException` that names what cannot be read.
    public T read(byte @Nullable [] body) {
        try {
            @Nullable T read = reader.readValue(body == null ? new byte[0] : body);
            if (read == null) {
                throw new MalformedRequestException("body");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new MalformedRequestException(path(e));
        } catch (IOException e) {
            throw new MalformedRequestException("body");
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
