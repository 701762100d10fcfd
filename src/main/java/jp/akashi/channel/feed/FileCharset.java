package jp.akashi.channel.feed;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The character set of a file, as its Content-Type names it: UTF-8, or Shift_JIS with the vendors' characters.
final class FileCharset {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private FileCharset() {}

    /// UTF-8 where none is named. Refuses any other with 415.
    static Charset of(String contentType) {
        MediaType type = MediaType.valueOf(contentType);
        String name = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            // What Japanese systems call Shift_JIS holds ①, ㈱ and 髙, which the standard of that name does not.
            case "shift_jis", "shift-jis", "sjis", "windows-31j", "ms932", "cp932" -> WINDOWS_31J;
            default -> throw new NotSupportedException();
        };
    }
}
