package jp.akashi.certificate;

/// The alphabet of base64url without padding. Source: RFC 4648, section 5; RFC 7515, section 2.
public final class Base64Url {
    private Base64Url() {}

    /// Whether the text is one or more characters of the alphabet.
    public static boolean isWritten(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!contains(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean contains(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
