package jp.akashi.issuance.passport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds zones in a camera's raw text: folds case, blanks and width, and passes over lines that cannot be of a zone.
final class OcrText {
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_SHIFT = 0xFEE0;

    private OcrText() {}

    /// Each two lines that follow one another, noise between them aside, of which the first begins like an upper line.
    static List<OcrZone> zones(String raw) {
        List<OcrLine> lines =
                raw.lines().map(OcrText::fold).flatMap(Optional::stream).toList();
        lines = lines.stream().flatMap(line -> line.split().stream()).toList();
        List<OcrZone> zones = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).characters().startsWith("P")) {
                OcrZone zone = lines.get(i).above(lines.get(i + 1));
                if (!zones.contains(zone)) {
                    zones.add(zone);
                }
            }
        }
        return zones;
    }

    /// The line in characters of the zone; empty when one of its signs can be none.
    private static Optional<OcrLine> fold(String raw) {
        StringBuilder folded = new StringBuilder();
        List<OcrZone.Sign> signs = new ArrayList<>();
        for (int i = 0; i < raw.length(); i++) {
            char read = raw.charAt(i);
            int fillers = fillersMeantBy(read);
            if (fillers > 0) {
                signs.add(new OcrZone.Sign(folded.length(), String.valueOf(read), fillers));
                folded.repeat(MrzText.FILLER, fillers);
            } else if (!isBlank(read)) {
                char character = upperCase(halfWidth(read));
                if (!MrzText.isOfTheZone(character)) {
                    return Optional.empty();
                }
                folded.append(character);
            }
        }
        return Optional.of(new OcrLine(folded.toString(), signs));
    }

    private static int fillersMeantBy(char read) {
        return switch (read) {
            case '«', '≪', '《' -> 2;
            case '‹', '〈' -> 1;
            default -> 0;
        };
    }

    private static boolean isBlank(char read) {
        return Character.isWhitespace(read)
                || Character.isSpaceChar(read)
                || Character.getType(read) == Character.FORMAT;
    }

    private static char halfWidth(char read) {
        return read >= FULL_WIDTH_FIRST && read <= FULL_WIDTH_LAST ? (char) (read - FULL_WIDTH_SHIFT) : read;
    }

    private static char upperCase(char character) {
        return character >= 'a' && character <= 'z' ? (char) (character - 'a' + 'A') : character;
    }

    /// A folded line of any length.
    private record OcrLine(String characters, List<OcrZone.Sign> signs) {
        /// The line itself when it has a zone line's length, or its two halves when both lines were read as one.
        List<OcrLine> split() {
            return switch (characters.length()) {
                case MrzText.LINE_LENGTH -> List.of(this);
                case MrzText.LENGTH -> List.of(part(0), part(MrzText.LINE_LENGTH));
                default -> List.of();
            };
        }

        OcrZone above(OcrLine lower) {
            List<OcrZone.Sign> all = new ArrayList<>(signs);
            lower.signs.forEach(sign -> all.add(moved(sign, MrzText.LINE_LENGTH)));
            return new OcrZone(new MrzText(characters + lower.characters), all);
        }

        private OcrLine part(int start) {
            int end = start + MrzText.LINE_LENGTH;
            List<OcrZone.Sign> inside = signs.stream()
                    .filter(sign -> start <= sign.index() && sign.index() < end)
                    .map(sign -> moved(sign, -start))
                    .toList();
            return new OcrLine(characters.substring(start, end), inside);
        }

        private static OcrZone.Sign moved(OcrZone.Sign sign, int by) {
            return new OcrZone.Sign(sign.index() + by, sign.read(), sign.width());
        }

        @Override
        public String toString() {
            return "OcrLine[masked]";
        }
    }
}
