package jp.akashi.certificate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;

/// One JSON text read from front to back, by a reader who knows what must come; anything else is `MalformedJson`.
///
/// Refuses members named twice, more than 16 members in an object, null, and anything behind the text.
/// Source: RFC 8259; RFC 7493, section 2.3, for unique names.
public final class StrictJson implements AutoCloseable {
    private static final int MOST_MEMBERS = 16;
    private static final long LATEST_SECOND = 253_402_300_799L; // the last of the year 9999
    // No thread-locals: readers run on event loops and on virtual threads alike.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(32)
                    .build())
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads one whole text with the given reader, which consumes its only value.
    public static void read(byte[] json, int from, int length, Consumer<StrictJson> reader) {
        try (StrictJson text = new StrictJson(FACTORY.createParser(json, from, length))) {
            text.next();
            reader.accept(text);
            if (text.parser.nextToken() != null) {
                throw new MalformedJson("something follows the JSON text");
            }
        } catch (IOException e) {
            throw new MalformedJson("no JSON"); // the parser's message would quote the text
        }
    }

    /// Reads an object: the reader is called at each member's value and must consume it.
    public void object(Consumer<String> member) {
        expect(JsonToken.START_OBJECT, "an object");
        String[] seen = new String[MOST_MEMBERS];
        int count = 0;
        while (next() != JsonToken.END_OBJECT) {
            String name = name();
            for (int i = 0; i < count; i++) {
                if (seen[i].equals(name)) {
                    throw new MalformedJson("a member occurs twice");
                }
            }
            if (count == MOST_MEMBERS) {
                throw new MalformedJson("too many members");
            }
            seen[count++] = name;
            next();
            member.accept(name);
        }
    }

    /// Reads an array: the reader is called at each element and must consume it.
    public void array(Runnable element) {
        expect(JsonToken.START_ARRAY, "an array");
        while (next() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    /// A string that is not empty and has no lone surrogate, which no UTF-8 carries. Source: RFC 7493, section 2.1.
    public String text() {
        expect(JsonToken.VALUE_STRING, "a string");
        String text = string();
        if (text.isEmpty()) {
            throw new MalformedJson("an empty string");
        }
        if (hasLoneSurrogate(text)) {
            throw new MalformedJson("a lone surrogate");
        }
        return text;
    }

    /// A string that must be a full civil date.
    public LocalDate date() {
        return IsoDate.parse(text()).orElseThrow(() -> new MalformedJson("no date YYYY-MM-DD"));
    }

    /// An integer of at most nine digits, written without fraction or exponent.
    public int integer() {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        try {
            long value = parser.getLongValue();
            if (Math.abs(value) > 999_999_999) {
                throw new MalformedJson("an integer out of range");
            }
            return (int) value;
        } catch (IOException e) {
            throw new MalformedJson("an integer out of range");
        }
    }

    /// A NumericDate: seconds since 1970, with or without fraction (kept to the millisecond). Source: RFC 7519, 2.
    public Instant instant() {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new MalformedJson("no NumericDate");
        }
        try {
            double seconds = parser.getDoubleValue();
            if (!(seconds >= 0 && seconds <= LATEST_SECOND)) {
                throw new MalformedJson("a NumericDate out of range");
            }
            return token == JsonToken.VALUE_NUMBER_INT
                    ? Instant.ofEpochSecond(parser.getLongValue())
                    : Instant.ofEpochMilli(Math.round(seconds * 1000));
        } catch (IOException e) {
            throw new MalformedJson("no NumericDate");
        }
    }

    /// Passes over a value of any shape.
    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw new MalformedJson("no JSON");
        }
    }

    /// Where the current value begins, in bytes from the start of the text.
    public int startOfValue() {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /// Where the value just consumed ends, in bytes from the start of the text.
    public int endOfValue() {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private JsonToken next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new MalformedJson("the JSON text ends too early");
            }
            return token;
        } catch (IOException e) {
            throw new MalformedJson("no JSON");
        }
    }

    private String name() {
        try {
            return parser.currentName();
        } catch (IOException e) {
            throw new MalformedJson("no JSON");
        }
    }

    private String string() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw new MalformedJson("no JSON");
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw new MalformedJson("not " + what);
        }
    }
}
