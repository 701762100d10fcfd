package jp.akashi.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import jp.akashi.vocabulary.IndividualNumber;

/// Finds individual numbers in bytes, in any form that a program would write them in.
///
/// Knows the first seven digits of all numbers that it looks for, and asks whether the rest is somebody's.
final class NumberScanner {
    private static final int FORM_LENGTH = 40;
    private static final int CHUNK = 16 << 20;

    private final String firstDigits;
    private final Predicate<String> isSomebodys;

    NumberScanner(String firstDigits, Predicate<String> isSomebodys) {
        this.firstDigits = firstDigits;
        this.isSomebodys = isSomebodys;
    }

    /// The form of the first number found; empty in a clean sink. Never the number.
    Optional<NumberForm> find(String sink) {
        for (NumberForm form : NumberForm.values()) {
            String beginning = form.beginning(firstDigits);
            for (int at = sink.indexOf(beginning); at >= 0; at = sink.indexOf(beginning, at + 1)) {
                if (form.read(sink, at).filter(this::isOneOfOurs).isPresent()) {
                    return Optional.of(form);
                }
            }
        }
        return Optional.empty();
    }

    Optional<NumberForm> find(byte[] sink) {
        return find(new String(sink, StandardCharsets.ISO_8859_1));
    }

    /// Looks through a file piece by piece; pieces overlap by more than any form is long.
    Optional<NumberForm> find(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            String tail = "";
            for (byte[] piece = in.readNBytes(CHUNK); piece.length > 0; piece = in.readNBytes(CHUNK)) {
                String text = tail + new String(piece, StandardCharsets.ISO_8859_1);
                Optional<NumberForm> found = find(text);
                if (found.isPresent()) {
                    return found;
                }
                tail = text.substring(Math.max(0, text.length() - FORM_LENGTH));
            }
            return Optional.empty();
        }
    }

    private boolean isOneOfOurs(String read) {
        return switch (read.length()) {
            case 12 -> isSomebodys.test(read);
            // 2 to before the last: the check digit is left open. 1 to before the last two: it and the one before are.
            case 9 -> fits(read);
            default -> false;
        };
    }

    private boolean fits(String nine) {
        boolean fromThird = nine.startsWith(firstDigits.substring(2));
        for (int digit = 0; digit < 10; digit++) {
            String eleven = fromThird ? firstDigits.substring(0, 2) + nine : firstDigits.charAt(0) + nine + digit;
            if (isSomebodys.test(eleven + IndividualNumber.checkDigit(eleven))) {
                return true;
            }
        }
        return false;
    }
}
