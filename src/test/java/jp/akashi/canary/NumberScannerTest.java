package jp.akashi.canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import jp.akashi.vocabulary.IndividualNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberScannerTest {
    private static final String NUMBER = "52000001234" + IndividualNumber.checkDigit("52000001234");
    private static final NumberScanner SCANNER = new NumberScanner("5200000", NUMBER::equals);

    @Test
    void digitsAreFoundWhereverTheyStand() {
        assertFound(NumberForm.DIGITS, NUMBER);
        assertFound(NumberForm.DIGITS, "9" + NUMBER + "9");
        assertFound(NumberForm.GROUPS, grouped("-"));
        assertFound(NumberForm.GROUPS, grouped(" "));
        assertFound(NumberForm.GROUPS, utf8(grouped("　")));
        assertFound(NumberForm.FULL_WIDTH, NumberForm.wide(NUMBER));
        assertFound(NumberForm.UTF_16, latin(NUMBER.getBytes(StandardCharsets.UTF_16BE)));
        assertFound(NumberForm.UTF_16, latin(NUMBER.getBytes(StandardCharsets.UTF_16LE)));
        assertFound(NumberForm.HEX, HexFormat.of().formatHex(NUMBER.getBytes(StandardCharsets.US_ASCII)));
        assertFound(NumberForm.URL, NumberForm.escaped(NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "{\"number\":\"", "more\0bytes"})
    void base64IsFoundAtEveryPlaceInAGroup(String before) {
        byte[] content = (before + NUMBER + "\"}").getBytes(StandardCharsets.US_ASCII);

        assertTrue(SCANNER.find(Base64.getEncoder().encodeToString(content)).isPresent());
        assertTrue(SCANNER.find(Base64.getUrlEncoder().withoutPadding().encodeToString(content))
                .isPresent());
    }

    @Test
    void whatIsNobodysNumberIsNone() {
        String other = "52000009999" + IndividualNumber.checkDigit("52000009999");
        String ticket = NUMBER.substring(1, 11);

        assertEquals(Optional.empty(), SCANNER.find(other));
        assertEquals(Optional.empty(), SCANNER.find("a ticket " + ticket + " and 5200000"));
        for (String before : new String[] {"", "a", "ab"}) {
            assertEquals(
                    Optional.empty(),
                    SCANNER.find(Base64.getEncoder()
                            .encodeToString((before + ticket + "\"").getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void aNumberBetweenTwoPiecesOfALargeFileIsFound(@TempDir Path directory) throws IOException {
        byte[] large = new byte[(16 << 20) + 100];
        byte[] number = NUMBER.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(number, 0, large, (16 << 20) - 5, number.length);
        Path file = Files.write(directory.resolve("large"), large);

        assertEquals(Optional.of(NumberForm.DIGITS), SCANNER.find(file));
    }

    private static void assertFound(NumberForm form, String written) {
        assertEquals(Optional.of(form), SCANNER.find("before " + written + " behind"));
    }

    private static String grouped(String separator) {
        return NUMBER.substring(0, 4) + separator + NUMBER.substring(4, 8) + separator + NUMBER.substring(8);
    }

    private static String utf8(String text) {
        return latin(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
