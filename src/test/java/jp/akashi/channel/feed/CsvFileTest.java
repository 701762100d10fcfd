package jp.akashi.channel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.NotSupportedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.akashi.registry.intake.SourceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final List<String> COLUMNS = List.of("甲", "乙");
    private static final Charset SHIFT_JIS = FileCharset.of("text/csv; charset=Shift_JIS");

    @Test
    void linesAreThoseOfTheFileWhateverEndsThemAndBlankOnesAreNoRows() {
        assertEquals(
                List.of(
                        new SourceRow(2, List.of("1", "2")),
                        new SourceRow(4, List.of("3\n3", "4\r\n4")),
                        new SourceRow(7, List.of("5", "6"))),
                rows("甲,乙\r\n1,2\n\n\"3\n3\",\"4\r\n4\"\r\n5,6"));
    }

    @Test
    void cellsComeInTheOrderAskedFor() {
        assertEquals(List.of(new SourceRow(2, List.of("甲1", "乙1"))), rows("乙,甲\n乙1,甲1"));
    }

    @Test
    void aRowOfAnotherLengthKeepsItsLength() {
        assertEquals(List.of(new SourceRow(2, List.of("1", "2", "3"))), rows("甲,乙\n1,2,3\n"));
    }

    @Test
    void aColumnThatMayBeAbsentIsEmptyThenAndARowTooWideDoesNotFillIt() {
        assertEquals(
                List.of(new SourceRow(2, List.of("1", "2", "")), new SourceRow(3, List.of())),
                withOptional("甲,乙\n1,2\n1,2,3\n"));
        assertEquals(List.of(new SourceRow(2, List.of("1", "2", "3"))), withOptional("丙,乙,甲\n3,2,1\n"));
        assertThrows(WrongHeaderException.class, () -> withOptional("甲,乙,丙,丙"));
        assertThrows(WrongHeaderException.class, () -> withOptional("甲,丙"));
    }

    @Test
    void junkBehindAClosingQuoteAndAQuoteLeftOpenSpoilTheirRowsOnly() {
        assertEquals(
                List.of(new SourceRow(2, List.of("ab", "1")), new SourceRow(3, List.of("x", "y\n"))),
                rows("甲,乙\n\"a\"b,1\nx,\"y\n"));
    }

    @Test
    void aBrokenShiftJisCharacterDoesNotSwallowTheEndOfItsCell() {
        byte[] file = "甲,乙\n?,1\n2,3\n".getBytes(SHIFT_JIS);
        file[6] = (byte) 0x81;

        List<SourceRow> rows = all(CsvFile.open(new ByteArrayInputStream(file), SHIFT_JIS, COLUMNS));

        assertEquals(List.of(new SourceRow(2, List.of("\uFFFD", "1")), new SourceRow(3, List.of("2", "3"))), rows);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|甲", "甲|乙", "乙|甲", "甲,甲|甲", "甲,乙,乙|乙", "甲,丙|乙", "甲;乙|甲"})
    void theColumnThatIsMissingOrDoubledIsNamed(String file, String column) {
        assertEquals(
                column,
                assertThrows(WrongHeaderException.class, () -> rows(file)).column());
    }

    @Test
    void aColumnTooManyIsNamedByItsPlace() {
        assertEquals(
                "#2",
                assertThrows(WrongHeaderException.class, () -> rows("甲,123456789018,乙"))
                        .column());
    }

    @Test
    void aRecordWithoutEndIsRefused() {
        String file = "甲,乙\n\"" + "x".repeat(300_000);

        assertThrows(EndlessRecordException.class, () -> rows(file));
    }

    @Test
    void aFileThatBreaksOffIsTheSendersTrouble() {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("甲,乙\n".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("gone");
                    }
                });

        assertThrows(BadRequestException.class, () -> all(CsvFile.open(broken, StandardCharsets.UTF_8, COLUMNS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "text/csv; charset=UTF-8", "text/csv;charset=\"utf-8\"; header=present"})
    void utf8IsWhatIsMeantUnlessAnotherIsNamed(String type) {
        assertEquals(StandardCharsets.UTF_8, FileCharset.of(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv; charset=EUC-JP", "text/csv; charset=UTF-16", "text/csv; charset=nonsense"})
    void anyOtherCharsetIsRefused(String type) {
        assertThrows(NotSupportedException.class, () -> FileCharset.of(type));
    }

    private static List<SourceRow> rows(String file) {
        return all(CsvFile.open(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8, COLUMNS));
    }

    private static List<SourceRow> withOptional(String file) {
        return all(CsvFile.open(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8,
                COLUMNS,
                List.of("丙")));
    }

    private static List<SourceRow> all(CsvFile file) {
        List<SourceRow> rows = new ArrayList<>();
        file.forEachRemaining(rows::add);
        return rows;
    }
}
