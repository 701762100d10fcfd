package jp.akashi.fakes;

import java.util.List;

/// A passport's two machine-readable lines. Source: ICAO Doc 9303-4, 4.2.
public record PassportLines(String state, String name, String number, String birthDate, String expiry) {

    /// `birthDate` and `expiry` as YYMMDD, the name as `SURNAME<<GIVEN`.
    public List<String> lines() {
        String numbered = padded(number, 9) + digit(padded(number, 9));
        String born = birthDate + digit(birthDate);
        String expires = expiry + digit(expiry);
        String optional = "<".repeat(14) + "<";
        String composite = digit(numbered + born + expires + optional);
        return List.of(padded("P<" + state + name, 44), numbered + state + born + "F" + expires + optional + composite);
    }

    private static String padded(String text, int length) {
        return text + "<".repeat(length - text.length());
    }

    private static String digit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int value = c == '<' ? 0 : Character.digit(c, 36);
            sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return Integer.toString(sum % 10);
    }
}
