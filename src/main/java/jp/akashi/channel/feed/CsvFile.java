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
import java.util.stream.Stream;
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
    private int width;
    private Optional<SourceRow> ahead = Optional.empty();

    private CsvFile(InputStream body, Charset charset) throws IOException {
        bound = new RecordBound(withoutMark(new BufferedReader(new InputStreamReader(body, charset))));
        parser = CSVParser.builder().setReader(bound).setFormat(FORMAT).get();
        records = parser.iterator();
    }

    /// Opens a file and checks that its header has exactly these columns, in any order.
    static CsvFile open(InputStream body, Charset charset, List<String> columns) {
        return open(body, charset, columns, List.of());
    }

    /// The same for a file that may have further columns: where one is absent its cells are empty.
    ///
    /// Refuses another header, naming the first column at fault: never by its text, which may be a row's.
    static CsvFile open(InputStream body, Charset charset, List<String> columns, List<String> optional) {
        try {
            CsvFile file = new CsvFile(body, charset);
            file.order = file.order(file.header(), columns, optional);
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

    // A row of another width than the header must not pass for one whose columns are all there.
    private List<String> cells(CSVRecord row) {
        if (row.size() != width) {
            return row.size() == order.length ? List.of() : row.toList();
        }
        String[] cells = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            cells[i] = order[i] < 0 ? "" : row.get(order[i]);
        }
        return Arrays.asList(cells);
    }

    private List<String> header() {
        return records.hasNext() ? records.next().stream().map(String::strip).toList() : List.of();
    }

    private int[] order(List<String> header, List<String> columns, List<String> optional) {
        List<String> all = Stream.concat(columns.stream(), optional.stream()).toList();
        for (String column : all) {
            long count = header.stream().filter(column::equals).count();
            if (count > 1 || count == 0 && columns.contains(column)) {
                throw new WrongHeaderException(column);
            }
        }
        List<String> extra = new ArrayList<>(header);
        extra.removeAll(all);
        if (!extra.isEmpty()) {
            throw new WrongHeaderException("#" + (header.indexOf(extra.getFirst()) + 1));
        }
        width = header.size();
        return all.stream().mapToInt(header::indexOf).toArray();
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
