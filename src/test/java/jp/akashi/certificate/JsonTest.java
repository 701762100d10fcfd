package jp.akashi.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Property(tries = 500)
    void anyTextIsEscapedAsTheCanonicalFormAsks(@ForAll String text) throws IOException {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            String array =
                    new String(new JsonBytes(1).ascii("[").text(text).ascii("]").toArray(), StandardCharsets.UTF_8);

            assertEquals(text, new ObjectMapper().readTree(array).get(0).asText());
            assertEquals(new JsonCanonicalizer(array).getEncodedString(), array, "RFC 8785, section 3.2.2.2");
        } else {
            assertThrows(IllegalArgumentException.class, () -> new JsonBytes(1).text(text));
        }
    }

    @Test
    void controlCharactersAndSupplementaryOnesAreWritten() {
        String written = new String(
                new JsonBytes(4).text("\u0001\n\t\r\b\f\u001f\"\\/𠮷").toArray(), StandardCharsets.UTF_8);

        assertEquals("\"\\u0001\\n\\t\\r\\b\\f\\u001f\\\"\\\\/𠮷\"", written, "RFC 8785, section 3.2.2.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"a\":1}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":1234567890}",
                "{\"a\":\"1\"}",
                "{\"a\":99999999999999999999999}"
            })
    void refusesWhatIsNotOneObjectWithOneInteger(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertThrows(
                MalformedJson.class,
                () -> StrictJson.read(bytes, 0, bytes.length, text -> text.object(name -> text.integer())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83db", "\\ud83d\\ud83d\\ude00"})
    void refusesALoneSurrogateHoweverItIsWritten(String escaped) {
        byte[] bytes = ('"' + escaped + '"').getBytes(StandardCharsets.US_ASCII);

        assertThrows(
                MalformedJson.class,
                () -> StrictJson.read(bytes, 0, bytes.length, StrictJson::text),
                "RFC 7493, section 2.1");
    }

    @Test
    void refusesASurrogateEncodedAsIfItWereACharacter() {
        byte[] bytes = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

        assertThrows(
                MalformedJson.class,
                () -> StrictJson.read(bytes, 0, bytes.length, StrictJson::text),
                "RFC 3629, section 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2021-2-01",
                "2021-02-29",
                "2021-13-01",
                "20210201",
                "2021-02-01T00:00",
                "２０２１-02-01",
                "-021-02-01"
            })
    void refusesWhatIsNoCivilDate(String text) {
        assertEquals(Optional.empty(), IsoDate.parse(text));
    }

    @Property(tries = 200)
    void readsEveryDateItWrites(@ForAll LocalDate date) {
        if (date.getYear() >= 1000 && date.getYear() <= 9999) {
            assertEquals(Optional.of(date), IsoDate.parse(date.toString()));
        }
    }
}
