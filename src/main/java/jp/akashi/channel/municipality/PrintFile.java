package jp.akashi.channel.municipality;

import jakarta.ws.rs.NotSupportedException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jp.akashi.registry.voucher.Voucher;

/// Vouchers as a printer's file: CSV with a Japanese header, UTF-8 or Shift_JIS, every cell quoted (RFC 4180).
///
/// What Shift_JIS cannot hold (外字) is written as 〓 and the row says so: never another person's character.
final class PrintFile {
    private static final String HEADER = "宛名番号,氏名,接種回,券番号,OCRライン,外字";
    private static final String GETA = "〓";

    private final Charset charset;

    private PrintFile(Charset charset) {
        this.charset = charset;
    }

    /// Refuses another character set with 415.
    static PrintFile in(String charset) {
        return switch (charset.toLowerCase(Locale.ROOT)) {
            case "utf-8" -> new PrintFile(StandardCharsets.UTF_8);
            case "shift_jis" -> new PrintFile(Charset.forName("windows-31j"));
            default -> throw new NotSupportedException();
        };
    }

    String contentType() {
        return "text/csv; charset=" + (charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : "Shift_JIS");
    }

    byte[] header() {
        return (HEADER + "\r\n").getBytes(charset);
    }

    byte[] rows(List<Voucher> vouchers) {
        CharsetEncoder encoder = charset.newEncoder();
        StringBuilder rows = new StringBuilder(vouchers.size() * 80);
        for (Voucher voucher : vouchers) {
            String name = voucher.name().written();
            String shown = shown(name, encoder);
            List<String> cells = List.of(
                    shown(voucher.municipalPersonId(), encoder),
                    shown,
                    Integer.toString(voucher.line().doseNumber()),
                    voucher.line().ticket().digits(),
                    voucher.line().digits(),
                    shown.equals(name) ? "0" : "1");
            rows.append(String.join(",", cells.stream().map(PrintFile::quoted).toList()))
                    .append("\r\n");
        }
        return rows.toString().getBytes(charset);
    }

    private static String shown(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            shown.append(encoder.canEncode(one) ? one : GETA);
        });
        return shown.toString();
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
