package jp.akashi.channel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.BadRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jp.akashi.registry.intake.SourceRow;

/// Files in either character set. Rows that are written again, quoted, read as the same cells. The first byte chooses.
public final class CsvFileFuzz {
    private static final List<String> COLUMNS = List.of("a", "b");
    private static final Charset SHIFT_JIS = FileCharset.of("text/csv; charset=Shift_JIS");

    private CsvFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        byte[] file = (input[0] & 2) == 0 ? rest : withHeader(rest);
        try {
            List<List<String>> rows = rows(file, (input[0] & 1) == 0 ? StandardCharsets.UTF_8 : SHIFT_JIS);
            assertEquals(rows, rows(written(rows).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        } catch (BadRequestException | WrongHeaderException | EndlessRecordException refused) {
            // The answers to a file that breaks off or is none of ours, beside reading it.
        }
    }

    private static byte[] withHeader(byte[] rows) {
        byte[] file = Arrays.copyOf("a,b\n".getBytes(StandardCharsets.US_ASCII), 4 + rows.length);
        System.arraycopy(rows, 0, file, 4, rows.length);
        return file;
    }

    private static List<List<String>> rows(byte[] file, Charset charset) {
        List<List<String>> rows = new ArrayList<>();
        long line = 1;
        for (CsvFile csv = CsvFile.open(new ByteArrayInputStream(file), charset, COLUMNS); csv.hasNext(); ) {
            SourceRow row = csv.next();
            if (row.line() <= line) {
                throw new IllegalStateException("a row begins on the line of the one before it");
            }
            line = row.line();
            rows.add(row.cells());
        }
        return rows;
    }

    private static String written(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "a,b\n", "\n"));
    }
}
