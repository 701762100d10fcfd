package jp.akashi.channel.feed;

import jakarta.ws.rs.BadRequestException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import jp.akashi.registry.intake.SourceRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A CSV file read row by row, in bounded memory; its cells come in the order of the columns asked for.
///
/// Bytes that are no character become U+FFFD, which the intake rejects. Blocks: for a worker. Source: RFC 4180.
final class CsvFile implements Iterator<SourceRow> {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setLenientEof(true)
            .setTrailingData(true)
            .get();

    private final RecordBound bound;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private int[] order = {};
    private Optional<SourceRow> ahead = Optional.empty();

    private CsvFile(InputStream body, Charset charset) throws IOException {
        bound = new RecordBound(withoutMark(new BufferedReader(new InputStreamReader(body, charset))));
        parser = CSVParser.builder().setReader(bound).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    /// Opens a file and checks that its header has exactly these columns, in any order.
    ///
    /// Refuses another header, naming the first column at fault: never by its text, which may be a row's.
    static CsvFile open(InputStream body, Charset charset, List<String> columns) {
        try {
            CsvFile file = new CsvFile(body, charset);
            file.order = file.order(file.header(), columns);
            return file;
        } catch (IOException | UncheckedIOException e) {
            throw new BadRequestException();
        }
    }

    @Override
    public boolean hasNext() {
        if (ahead.isEmpty()) {
            ahead = read();
        }
        return ahead.isPresent();
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        SourceRow row = ahead.orElseThrow();
        ahead = Optional.empty();
        return row;
    }

    // A file that breaks off is the sender's trouble, not ours.
    private Optional<SourceRow> read() {
        try {
            while (true) {
                bound.nextRecord();
                long line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return Optional.empty();
                }
                CSVRecord row = records.next();
                if (!isBlank(row)) {
                    return Optional.of(new SourceRow(line, cells(row)));
                }
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new BadRequestException();
        }
    }

    private List<String> cells(CSVRecord row) {
        if (row.size() != order.length) {
            return row.toList();
        }
        String[] cells = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            cells[i] = row.get(order[i]);
        }
        return Arrays.asList(cells);
    }

    private List<String> header() {
        return records.hasNext() ? records.next().stream().map(String::strip).toList() : List.of();
    }

    private int[] order(List<String> header, List<String> columns) {
        for (String column : columns) {
            if (header.stream().filter(column::equals).count() != 1) {
                throw new WrongHeaderException(column);
            }
        }
        List<String> extra = new ArrayList<>(header);
        extra.removeAll(columns);
        if (!extra.isEmpty()) {
            throw new WrongHeaderException("#" + (header.indexOf(extra.getFirst()) + 1));
        }
        return columns.stream().mapToInt(header::indexOf).toArray();
    }

    private static boolean isBlank(CSVRecord row) {
        return row.size() == 1 && row.get(0).isBlank();
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        PushbackReader start = new PushbackReader(reader, 1);
        int first = start.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            start.unread(first);
        }
        return start;
    }
}
