package jp.akashi.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.NotSupportedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    @Test
    void utf8BeginsWithAMarkAndQuotesWhatNeedsIt() {
        Sheet sheet = Sheet.of(null, null);

        assertEquals("\uFEFF列\r\n", new String(sheet.header(List.of("列")), StandardCharsets.UTF_8));
        assertEquals(
                "\"a,b\",\"say \"\"so\"\"\",\"two\nlines\"\r\n",
                new String(sheet.rows(List.of(List.of("a,b", "say \"so\"", "two\nlines"))), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void whatASpreadsheetWouldRunGetsAnApostropheUnlessItIsWantedVerbatim(String cell) {
        assertEquals("'" + cell + "\r\n", rows(Sheet.of(null, null), cell, StandardCharsets.UTF_8));
        assertEquals(cell + "\r\n", rows(Sheet.of(null, "verbatim"), cell, StandardCharsets.UTF_8));
    }

    @Test
    void vendorsCharactersSurviveShiftJis() {
        assertEquals("髙﨑医院①\r\n", rows(Sheet.of("Shift_JIS", null), "髙﨑医院①", SHIFT_JIS));
    }

    @Test
    void whatShiftJisLacksIsVisiblyMissingAndReported() {
        Sheet sheet = Sheet.of("shift_jis", null);

        assertEquals("〓田医院\r\n", rows(sheet, "𠮷田医院", SHIFT_JIS));
        assertEquals("U+20BB7", sheet.unwritable("𠮷田医院𠮷"));
        assertEquals("", sheet.unwritable("吉田医院"));
    }

    @Test
    void anotherCharacterSetIsRefused() {
        assertThrows(NotSupportedException.class, () -> Sheet.of("utf-16", null));
    }

    private static String rows(Sheet sheet, String cell, Charset charset) {
        return new String(sheet.rows(List.of(List.of(cell))), charset);
    }
}
