package jp.akashi.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OcrLineTest {
    private static final String LINE = "131311135500000017";

    @Test
    void aLineIsReadAndWrittenBack() {
        assertEquals(Optional.of(LINE), OcrLine.parse(LINE).map(OcrLine::digits));
        assertEquals("5500000017", OcrLine.parse(LINE).orElseThrow().ticket().digits());
        assertEquals("OcrLine[masked]", OcrLine.parse(LINE).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "13131113550000001",
                "1313111355000000177",
                "103111135500000017",
                "181311135500000017",
                "1313111355OOOO0017",
                "１３１３１１１３５５０００００１７"
            })
    void whatIsNoLineIsRefused(String text) {
        assertTrue(OcrLine.parse(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7})
    void aMisreadMunicipalityIsNoLine(int position) {
        for (char digit = '0'; digit <= '9'; digit++) {
            String misread = LINE.substring(0, position) + digit + LINE.substring(position + 1);
            assertEquals(misread.equals(LINE), OcrLine.parse(misread).isPresent(), misread);
        }
    }

    @Test
    void aMisreadDoseIsALineOfAnotherDoseOrNone() {
        assertFalse(OcrLine.parse("1" + "0" + LINE.substring(2)).isPresent());
        assertEquals(
                5, OcrLine.parse("1" + "5" + LINE.substring(2)).orElseThrow().doseNumber());
    }
}
