package jp.akashi.vocabulary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/// An immutable run of bytes. Compares by content, in constant time, and prints its length only.
public final class Bytes {
    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of the array, so that its owner can do with it as they like.
    public static Bytes copyOf(byte[] content) {
        return new Bytes(content.clone());
    }

    public static Bytes ofUtf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    public int length() {
        return content.length;
    }

    public byte at(int index) {
        return content[index];
    }

    /// The bytes from `start` to before `end`; both must lie inside.
    public Bytes slice(int start, int end) {
        if (start < 0 || end > content.length || start > end) {
            throw new IndexOutOfBoundsException("slice outside of " + content.length + " bytes");
        }
        return new Bytes(Arrays.copyOfRange(content, start, end));
    }

    public byte[] toArray() {
        return content.clone();
    }

    public String toHex() {
        return HexFormat.of().formatHex(content);
    }

    public String toUtf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && MessageDigest.isEqual(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
