package jp.akashi.channel;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/// Reads a body of JSON strictly, or names the field that cannot be read: no doubled names, nothing after the end, no
/// text for numbers. Fields that nobody knows are passed over.
public final class BodyReader<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final ObjectReader reader;

    private BodyReader(ObjectReader reader) {
        this.reader = reader;
    }

    /// A reader of bodies of one form.
    public static <T> BodyReader<T> of(Class<T> form) {
        return new BodyReader<>(JSON.readerFor(form));
    }

    public T read(byte[] body) {
        try {
            T wire = reader.readValue(body);
            if (wire == null) {
                throw new MalformedRequestException("body");
            }
            return wire;
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
