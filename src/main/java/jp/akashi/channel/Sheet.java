package jp.akashi.channel;

import jakarta.ws.rs.NotSupportedException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How rows become a CSV file: its character set, and what is done about cells that a spreadsheet would run.
///
/// A character that the set lacks stands as 〓 (geta, printers' mark for a missing type), never as a plausible other.
/// Source: RFC 4180; OWASP, CSV injection.
public final class Sheet {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r";
    private static final String MARK = "\uFEFF";
    private static final String MISSING = "〓";

    private final Charset charset;
    private final boolean isVerbatim;

    private Sheet(Charset charset, boolean isVerbatim) {
        this.charset = charset;
        this.isVerbatim = isVerbatim;
    }

    /// UTF-8 where no set is named; cells that begin with = + - @ get an apostrophe unless they are wanted verbatim.
    public static Sheet of(@Nullable String charset, @Nullable String cells) {
        String name = charset == null ? "utf-8" : charset.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "utf-8" -> new Sheet(StandardCharsets.UTF_8, "verbatim".equals(cells));
            case "shift_jis", "windows-31j" -> new Sheet(WINDOWS_31J, "verbatim".equals(cells));
            default -> throw new NotSupportedException();
        };
    }

    public String mediaType() {
        return "text/csv;charset=" + (isUnicode() ? "UTF-8" : "Shift_JIS");
    }

    /// The first bytes of the file: a mark that spreadsheets know UTF-8 by, and the header row.
    public byte[] header(List<String> columns) {
        String row = line(columns);
        return (isUnicode() ? MARK + row : row).getBytes(charset);
    }

    public byte[] rows(List<List<String>> rows) {
        return written(rows.stream().map(this::line).collect(Collectors.joining()));
    }

    /// The characters of a text that the set lacks, each once, as `U+` and hex; empty when it has them all.
    public String unwritable(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        return text.codePoints()
                .distinct()
                .filter(c -> !encoder.canEncode(Character.toString(c)))
                .mapToObj("U+%04X"::formatted)
                .collect(Collectors.joining(" "));
    }

    private boolean isUnicode() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private byte[] written(String text) {
        CharsetEncoder encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text.getBytes(charset);
        }
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(c -> encoder.canEncode(c) ? c : MISSING)
                .collect(Collectors.joining())
                .getBytes(charset);
    }

    private String line(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private String cell(String text) {
        boolean wouldRun = !text.isEmpty() && RUN_BY_SPREADSHEETS.indexOf(text.charAt(0)) >= 0;
        String safe = wouldRun && !isVerbatim ? "'" + text : text;
        boolean needsQuotes = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return needsQuotes ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
