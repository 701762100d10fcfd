package jp.akashi.issuance.passport;

import java.util.Arrays;

/// Which characters a position of the zone can hold at all: what decides between G and 6, which no check digit can.
///
/// Source: ICAO Doc 9303-4, 4.2.2; Japan's passport numbers are two letters and seven digits.
enum PositionClass {
    DOCUMENT_CODE,
    LETTER,
    LETTER_OR_FILLER,
    DIGIT,
    DIGIT_OR_FILLER,
    ANY,
    SEX,
    FILLER;

    private static final int STATE = MrzField.ISSUING_STATE.first() - 1;
    private static final int NAME = MrzField.NAME.first() - 1;
    private static final int LETTERS_OF_A_JAPANESE_NUMBER = 2;

    private static final PositionClass[] LOWER = lower(false);
    private static final PositionClass[] LOWER_OF_JAPAN = lower(true);

    boolean allows(char character) {
        return switch (this) {
            case DOCUMENT_CODE -> character == 'P';
            case LETTER -> MrzText.isLetter(character);
            case LETTER_OR_FILLER -> MrzText.isLetter(character) || character == MrzText.FILLER;
            case DIGIT -> MrzText.isDigit(character);
            case DIGIT_OR_FILLER -> MrzText.isDigit(character) || character == MrzText.FILLER;
            case ANY -> MrzText.isOfTheZone(character);
            case SEX -> character == 'M' || character == 'F' || character == MrzText.FILLER;
            case FILLER -> character == MrzText.FILLER;
        };
    }

    /// The class of every position of a text, which depends on its issuing state and on where its name ends.
    static PositionClass[] of(MrzText text) {
        PositionClass[] classes = new PositionClass[MrzText.LENGTH];
        int nameEnd = endOfName(text);
        for (int i = 0; i < MrzText.LINE_LENGTH; i++) {
            classes[i] = upper(i, nameEnd);
        }
        PositionClass[] lower = MrzField.ISSUING_STATE.in(text).equals("JPN") ? LOWER_OF_JAPAN : LOWER;
        System.arraycopy(lower, 0, classes, MrzText.LINE_LENGTH, MrzText.LINE_LENGTH);
        return classes;
    }

    private static PositionClass upper(int index, int nameEnd) {
        if (index == 0) {
            return DOCUMENT_CODE;
        }
        if (index == STATE || index == NAME) {
            return LETTER;
        }
        return index < nameEnd ? LETTER_OR_FILLER : FILLER;
    }

    private static PositionClass[] lower(boolean isJapanese) {
        PositionClass[] classes = new PositionClass[MrzText.LINE_LENGTH];
        Arrays.setAll(classes, index -> lower(index, isJapanese));
        return classes;
    }

    private static PositionClass lower(int index, boolean isJapanese) {
        return switch (MrzField.at(2, index + 1)) {
            case NUMBER -> isJapanese ? (index < LETTERS_OF_A_JAPANESE_NUMBER ? LETTER : DIGIT) : ANY;
            case NATIONALITY -> index == MrzField.NATIONALITY.first() - 1 ? LETTER : LETTER_OR_FILLER;
            case SEX -> SEX;
            case OPTIONAL -> ANY;
            case OPTIONAL_CHECK -> DIGIT_OR_FILLER;
            default -> DIGIT;
        };
    }

    /// Behind three fillers, or two for the second time, no more name can come.
    private static int endOfName(MrzText text) {
        int separators = 0;
        for (int i = NAME; i < MrzText.LINE_LENGTH - 1; i++) {
            if (text.at(i) == MrzText.FILLER && text.at(i + 1) == MrzText.FILLER) {
                separators++;
                boolean isThird = i + 2 < MrzText.LINE_LENGTH && text.at(i + 2) == MrzText.FILLER;
                if (separators == 2 || isThird) {
                    return i;
                }
                i++;
            }
        }
        return MrzText.LINE_LENGTH;
    }
}
