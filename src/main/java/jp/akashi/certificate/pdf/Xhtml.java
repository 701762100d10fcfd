package jp.akashi.certificate.pdf;

/// Writes XHTML: elements with classes, and text that can never become markup.
final class Xhtml {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /// Opens an element; the attributes are written as they are and come from this room only.
    Xhtml open(String element, String attributes) {
        out.append('<').append(element);
        if (!attributes.isEmpty()) {
            out.append(' ').append(attributes);
        }
        out.append('>');
        return this;
    }

    Xhtml open(String element) {
        return open(element, "");
    }

    Xhtml close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    Xhtml text(String text) {
        append(out, text);
        return this;
    }

    /// An element with nothing but text in it.
    Xhtml leaf(String element, String attributes, String text) {
        return open(element, attributes).text(text).close(element);
    }

    /// Markup of this room's own resources.
    Xhtml raw(String markup) {
        out.append(markup);
        return this;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        append(escaped, text);
        return escaped.toString();
    }

    private static void append(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
