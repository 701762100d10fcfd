package jp.akashi.issuance.passport;

import java.time.LocalDate;
import java.util.List;

/// Machine-readable zones of invented passports, their check digits computed apart from the code under test.
final class Zones {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static final List<String> MIKIYA =
            List.of(upper("P<JPN", "KOKUTO<<MIKIYA"), "TZ12345676JPN8002170M3001318<<<<<<<<<<<<<<<4");
    static final List<String> MIKIYA_WITH_A_ZERO =
            List.of(upper("P<JPN", "KOKUTO<<MIKIYA"), "TZ12345676JPN8002170M3001318<<<<<<<<<<<<<<04");
    static final List<String> AOKO =
            List.of(upper("P<JPN", "AOZAKI<<AOKO"), "TH00000015JPN6407014F2806309<<<<<<<<<<<<<<<6");
    static final List<String> GERMAN =
            List.of(upper("P<D<<", "MUSTERMANN<<ERIKA"), lower("C01X00T47", "D<<", "640812", 'F', "271031", ""));
    static final List<String> AMERICAN = List.of(
            upper("P<USA", "O<CONNOR<<JOHN<K"), lower("963545637", "USA", "711121", 'M', "340716", "910239248<<<A1"));
    static final List<String> KOREAN = List.of(
            upper("PMKOR", "LEE<<SUYEON"), lower("M70689098", "KOR", "940611", 'F', "310810", "2154710V301194"));
    static final List<String> BRITISH_SHORT_NUMBER =
            List.of(upper("P<GBR", "SMITH"), lower("AB12345", "GBN", "000229", '<', "361122", ""));
    static final List<String> REFUGEE_LONG_NAME = List.of(
            upper("P<JPN", "VERYLONGSURNAMEOFMANYLETTERS<<ANDAGIVEN"),
            lower("RA1234567", "XXB", "260101", 'F', "270101", ""));

    private Zones() {}

    static String upper(String start, String name) {
        return (start + name + "<".repeat(44)).substring(0, 44);
    }

    static String lower(String number, String nationality, String birth, char sex, String expiry, String optional) {
        String first = padded(number, 9);
        String last = padded(optional, 14);
        String written = first
                + digit(first)
                + nationality
                + birth
                + digit(birth)
                + sex
                + expiry
                + digit(expiry)
                + last
                + digit(last);
        return written + digit(written.substring(0, 10) + written.substring(13, 20) + written.substring(21, 43));
    }

    static int digit(String covered) {
        int sum = 0;
        for (int i = 0; i < covered.length(); i++) {
            int value = Math.max(0, Character.digit(covered.charAt(i), 36));
            sum += value * new int[] {7, 3, 1}[i % 3];
        }
        return sum % 10;
    }

    private static String padded(String text, int length) {
        return text + "<".repeat(length - text.length());
    }
}
