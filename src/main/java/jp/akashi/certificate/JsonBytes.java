package jp.akashi.certificate;

import java.time.LocalDate;
import java.util.Arrays;

/// JSON under construction, as UTF-8 bytes: fixed parts as they are, values escaped as RFC 8785, section 3.2.2, asks.
///
/// Reusable after `clear`, not thread-safe. Refuses text with a lone surrogate, which UTF-8 cannot carry.
public final class JsonBytes {
    private static final String HEX = "0123456789abcdef";
    private byte[] content;
    private int length;

    public JsonBytes(int capacity) {
        content = new byte[capacity];
    }

    public JsonBytes clear() {
        length = 0;
        return this;
    }

    /// A part of the template, already JSON; the array is only read.
    public JsonBytes raw(byte[] part) {
        makeRoomFor(part.length);
        System.arraycopy(part, 0, content, length, part.length);
        length += part.length;
        return this;
    }

    /// ASCII that needs neither quotes nor escapes.
    public JsonBytes ascii(String text) {
        makeRoomFor(text.length());
        byte[] to = content;
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            to[at + i] = (byte) text.charAt(i);
        }
        length = at + text.length();
        return this;
    }

    public JsonBytes number(long value) {
        return ascii(Long.toString(value));
    }

    /// A civil date as a quoted YYYY-MM-DD.
    public JsonBytes date(LocalDate date) {
        return text(date.toString());
    }

    /// A string value: quoted and escaped.
    public JsonBytes text(String text) {
        makeRoomFor(2 * text.length() + 2);
        content[length++] = '"';
        int i = appendAscii(text, 0);
        while (i < text.length()) {
            i += appendOther(text, i);
            makeRoomFor(2 * (text.length() - i) + 1);
            i = appendAscii(text, i);
        }
        content[length++] = '"';
        return this;
    }

    public int length() {
        return length;
    }

    /// Whether the JSON written so far is exactly these bytes.
    public boolean isExactly(byte[] other, int from, int to) {
        return Arrays.equals(content, 0, length, other, from, to);
    }

    public byte[] toArray() {
        return Arrays.copyOf(content, length);
    }

    /// The array behind, valid up to `length` and until the next change.
    public byte[] array() {
        return content;
    }

    /// Appends characters of one byte, and the two that need a backslash only, and answers where the next other one is.
    private int appendAscii(String text, int from) {
        byte[] to = content;
        int at = length;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x80) {
                break;
            }
            if (c == '"' || c == '\\') {
                to[at++] = '\\';
            }
            to[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    /// Appends one control character or one beyond ASCII, and answers how many chars it is of.
    private int appendOther(String text, int index) {
        makeRoomFor(6); // the longest escape
        char c = text.charAt(index);
        if (c < 0x20) {
            escaped(c);
        } else if (Character.isSurrogate(c)) {
            supplementary(codePointAt(text, index));
            return 2;
        } else {
            basic(c);
        }
        return 1;
    }

    private void escaped(char c) {
        int plain =
                switch (c) {
                    case '\b' -> 'b';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\f' -> 'f';
                    case '\r' -> 'r';
                    default -> 0;
                };
        if (plain != 0) {
            content[length++] = '\\';
            content[length++] = (byte) plain;
        } else {
            ascii("\\u00").ascii(HEX.substring(c >> 4, (c >> 4) + 1)).ascii(HEX.substring(c & 15, (c & 15) + 1));
        }
    }

    private void basic(char c) {
        if (c < 0x800) {
            content[length++] = (byte) (0xC0 | (c >> 6));
        } else {
            content[length++] = (byte) (0xE0 | (c >> 12));
            content[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
        }
        content[length++] = (byte) (0x80 | (c & 0x3F));
    }

    private void supplementary(int codePoint) {
        content[length++] = (byte) (0xF0 | (codePoint >> 18));
        content[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
        content[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
        content[length++] = (byte) (0x80 | (codePoint & 0x3F));
    }

    private static int codePointAt(String text, int index) {
        int codePoint = text.codePointAt(index);
        if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            throw new IllegalArgumentException("text with a lone surrogate");
        }
        return codePoint;
    }

    private void makeRoomFor(int more) {
        if (length + more > content.length) {
            content = Arrays.copyOf(content, Math.max(content.length * 2, length + more));
        }
    }
}
