package jp.akashi.demo.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Writes the machine-readable zone of a Japanese passport: two lines of 44. Source: ICAO Doc 9303-4, 4.2.2.
final class PassportZone {
    private static final int LENGTH = 44;
    private static final LocalDate EXPIRES_ON = LocalDate.of(2035, 6, 30);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final int[] WEIGHTS = {7, 3, 1};

    private PassportZone() {}

    static List<String> lines(DemoPerson.Identity identity, String number) {
        String name = identity.roman().primary() + "<<" + identity.roman().secondary();
        return List.of(filled("P<JPN" + name.replace(' ', '<')), lower(identity, number));
    }

    private static String lower(DemoPerson.Identity identity, String number) {
        String birth = checked(SHORT_DATE.format(identity.birthDate()));
        String expiry = checked(SHORT_DATE.format(EXPIRES_ON));
        String sex = identity.sex() == '1' ? "M" : "F";
        String optional = "<".repeat(14) + "<";
        String lower = checked(number) + "JPN" + birth + sex + expiry + optional;
        return lower + checkDigit(checked(number) + birth + expiry + optional);
    }

    private static String filled(String line) {
        return line + "<".repeat(LENGTH - line.length());
    }

    private static String checked(String field) {
        return field + checkDigit(field);
    }

    /// Weights 7, 3, 1 in turn, modulo 10. Source: ICAO Doc 9303-3, 4.9.
    static int checkDigit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            sum += (c == '<' ? 0 : Character.digit(c, 36)) * WEIGHTS[i % WEIGHTS.length];
        }
        return sum % 10;
    }
}
