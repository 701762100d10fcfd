package jp.akashi.certificate.shc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import jp.akashi.certificate.Samples;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShcReaderTest {
    private static final SignedCard CARD = SmartHealthCardTest.card(Samples.domestic());
    private static final String[] PARTS = CARD.jws().split("\\.", -1);
    private static final String KID = SmartHealthCardTest.ISSUER.kid();

    @ParameterizedTest
    @CsvSource({
        "'', NOT_A_CARD",
        "abc, NOT_A_CARD",
        "a.b, NOT_A_CARD",
        "a.b., NOT_A_CARD",
        "a.b.c.d, NOT_A_CARD",
        "é.b.c, NOT_A_CARD",
        "a=.b.c, NOT_A_CARD",
        "e30=.b.c, NOT_A_CARD",
        "YQ==.b.c, NOT_A_CARD",
        "e3=0.b.c, NOT_A_CARD",
        "shc:/5, NOT_A_CARD",
        "shc:/5x, NOT_A_CARD",
        "shc:/99, NOT_A_CARD",
        "shc:/1/2/5676, CHUNKED",
        "bm8.b.c, HEADER",
    })
    void refusesWhatIsNoCard(String text, String fault) {
        assertEquals(fault, fault(text));
    }

    @Test
    void refusesTextBeyondItsBoundUnread() {
        assertEquals("TOO_LONG", fault("shc:/" + "5".repeat(8188)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"alg\":\"none\",\"zip\":\"DEF\",\"kid\":\"@\"} | HEADER_ALG",
                "{\"alg\":\"ES256\",\"zip\":\"GZ\",\"kid\":\"@\"} | HEADER_ZIP",
                "{\"alg\":\"ES256\",\"zip\":\"DEF\",\"kid\":\"short\"} | HEADER_KID",
                "{\"alg\":\"ES256\",\"zip\":\"DEF\",\"kid\":\"@\",\"crit\":[]} | HEADER",
                "{\"alg\":\"ES256\",\"alg\":\"ES256\",\"zip\":\"DEF\",\"kid\":\"@\"} | HEADER",
            })
    void refusesOtherHeaders(String header, String fault) {
        assertEquals(fault, fault(encoded(header.replace("@", KID)) + "." + PARTS[1] + "." + PARTS[2]));
    }

    @Test
    void readsHeadersInAnotherOrder() {
        String header = "{\"kid\":\"" + KID + "\",\"alg\":\"ES256\",\"zip\":\"DEF\"}";

        assertEquals("none", fault(encoded(header) + "." + PARTS[1] + "." + PARTS[2]));
    }

    @Test
    void refusesAnInflationBomb() {
        byte[] bomb = Inflation.undone(" ".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(bomb);

        assertEquals("PAYLOAD_TOO_LONG", fault(PARTS[0] + "." + payload + "." + PARTS[2]));
    }

    @Test
    void refusesZlibInPlaceOfRawDeflate() {
        assertEquals("NOT_DEFLATED", fault(PARTS[0] + "." + encoded("x\u009c") + PARTS[1] + "." + PARTS[2]));
    }

    @Property(tries = 500)
    void anyDamageToThePayloadIsAnswered(@ForAll @IntRange(max = 500) int at, @ForAll @IntRange(max = 63) int value) {
        char character = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(value);
        StringBuilder damaged = new StringBuilder(PARTS[1]);
        damaged.setCharAt(at, character);

        ShcReading reading = SmartHealthCard.read(PARTS[0] + "." + damaged + "." + PARTS[2]);

        boolean isSame = reading.equals(SmartHealthCard.read(CARD.jws()));
        assertEquals(PARTS[1].charAt(at) == character, isSame);
    }

    private static String fault(String text) {
        return switch (SmartHealthCard.read(text)) {
            case ShcReading.Malformed malformed -> malformed.fault().name();
            case ShcReading.Decoded _ -> "none";
        };
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
