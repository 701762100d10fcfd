package jp.akashi.issuance.passport;

import java.util.List;

/// Two lines of exactly 44 characters A–Z, 0–9 and `<`; nothing is known of their meaning yet.
record MrzText(String characters) {
    static final int LINE_LENGTH = 44;
    static final int LENGTH = 2 * LINE_LENGTH;
    static final char FILLER = '<';

    static boolean isLine(String line) {
        if (line.length() != LINE_LENGTH) {
            return false;
        }
        for (int i = 0; i < LINE_LENGTH; i++) {
            if (!isOfTheZone(line.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isOfTheZone(int character) {
        return isLetter(character) || isDigit(character) || character == FILLER;
    }

    static boolean isLetter(int character) {
        return character >= 'A' && character <= 'Z';
    }

    static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    char at(int index) {
        return characters.charAt(index);
    }

    /// Positions count from 1, both included.
    String between(int line, int first, int last) {
        int start = (line - 1) * LINE_LENGTH;
        return characters.substring(start + first - 1, start + last);
    }

    List<String> lines() {
        return List.of(characters.substring(0, LINE_LENGTH), characters.substring(LINE_LENGTH));
    }

    MrzText with(int index, char character) {
        StringBuilder changed = new StringBuilder(characters);
        changed.setCharAt(index, character);
        return new MrzText(changed.toString());
    }

    @Override
    public String toString() {
        return "MrzText[masked]";
    }
}
