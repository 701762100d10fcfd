package jp.akashi.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import jp.akashi.issuance.passport.MachineReadableZone;
import jp.akashi.issuance.passport.PassportReading;
import jp.akashi.vocabulary.Outcome;

/// A camera's texts, and zones whose check digits are right whatever else they hold.
///
/// What is read or proposed reads strictly as the same, and a zone that reads strictly is read from a text of it alone.
public final class PassportFuzz {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int LINE = 44;
    private static final int[] WEIGHTS = {7, 3, 1};

    private PassportFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        if ((input[0] & 1) == 0) {
            readText(new String(rest, StandardCharsets.UTF_8));
        } else if (rest.length >= 2 * LINE) {
            List<String> lines = checked(rest);
            readText(String.join("\n", lines));
            readLines(lines);
        }
    }

    private static void readText(String text) {
        switch (PassportReading.of(text, TODAY)) {
            case PassportReading.Read read -> assertEquals(Outcome.granted(read.zone()), strictly(read.lines()));
            case PassportReading.Proposed proposed ->
                assertEquals(Outcome.granted(proposed.zone()), strictly(proposed.lines()));
            case PassportReading.Expired expired -> {}
            case PassportReading.AnotherPhoto photo -> {}
        }
        readLines(text.lines().toList());
    }

    private static void readLines(List<String> lines) {
        if (strictly(lines) instanceof Outcome.Granted<MachineReadableZone>(MachineReadableZone zone)) {
            PassportReading reading = PassportReading.of(String.join("\n", lines), TODAY);
            assertEquals(
                    zone, assertInstanceOf(PassportReading.Read.class, reading).zone());
        }
    }

    private static Outcome<MachineReadableZone> strictly(List<String> lines) {
        return MachineReadableZone.read(lines, TODAY);
    }

    /// Every byte as a character of the zone, and the check digits written over. Source: ICAO Doc 9303-3, 4.9; 9303-4.
    private static List<String> checked(byte[] bytes) {
        char[] upper = new char[LINE];
        char[] lower = new char[LINE];
        for (int i = 0; i < LINE; i++) {
            upper[i] = character(bytes[i]);
            lower[i] = character(bytes[LINE + i]);
        }
        upper[0] = 'P';
        check(lower, 9, 0, 9);
        check(lower, 19, 13, 19);
        check(lower, 27, 21, 27);
        check(lower, 42, 28, 42);
        check(lower, 43, 0, 10, 13, 20, 21, 43);
        return List.of(new String(upper), new String(lower));
    }

    private static char character(byte read) {
        int known = ALPHABET.indexOf(read);
        return known >= 0 ? (char) read : ALPHABET.charAt((read & 0xFF) % ALPHABET.length());
    }

    private static void check(char[] line, int at, int... ranges) {
        int sum = 0;
        int count = 0;
        for (int range = 0; range < ranges.length; range += 2) {
            for (int i = ranges[range]; i < ranges[range + 1]; i++) {
                sum += (line[i] == '<' ? 0 : Character.digit(line[i], 36)) * WEIGHTS[count++ % WEIGHTS.length];
            }
        }
        line[at] = (char) ('0' + sum % 10);
    }
}
