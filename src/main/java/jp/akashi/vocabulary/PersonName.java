package jp.akashi.vocabulary;

import java.util.Optional;

/// A person's name as the card and the resident register write it: family and given separated by U+3000.
///
/// At most 60 characters; a former surname stands in full-width brackets ［ ］. Prints masked.
public record PersonName(String written) {
    private static final int LONGEST = 60;
    private static final char SEPARATOR = '\u3000';

    public PersonName {
        if (!isWellFormed(written)) {
            throw new IllegalArgumentException("malformed name");
        }
    }

    /// Parses a written name; empty when it is blank, too long, or holds control characters or broken surrogates.
    public static Optional<PersonName> parse(String text) {
        return isWellFormed(text) ? Optional.of(new PersonName(text)) : Optional.empty();
    }

    /// What stands before the first separator; the whole name where there is none.
    public String family() {
        int separator = written.indexOf(SEPARATOR);
        return separator < 0 ? written : written.substring(0, separator);
    }

    /// What stands behind the first separator, as written; empty where there is none.
    public Optional<String> given() {
        int separator = written.indexOf(SEPARATOR);
        return separator < 0 ? Optional.empty() : Optional.of(written.substring(separator + 1));
    }

    private static boolean isWellFormed(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                && text.equals(text.strip())
                && !text.isEmpty()
                && text.codePoints().noneMatch(PersonName::isUnwritable);
    }

    private static boolean isUnwritable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "PersonName[masked]";
    }
}
