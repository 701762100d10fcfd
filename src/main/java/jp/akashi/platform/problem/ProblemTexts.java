package jp.akashi.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The texts of all problems, from `messages_ja.properties` and `messages_en.properties`.
///
/// Keys are `<code>.title` and `<code>.detail`; `{0}` in a detail is replaced by the argument.
public final class ProblemTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);
    private static final int LONGEST_HEADER = 200;
    private static final ResourceBundle JAPANESE = ResourceBundle.getBundle("messages", Locale.JAPANESE);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages", Locale.ENGLISH);

    private ProblemTexts() {}

    /// Japanese or English, whichever the header asks for first; Japanese when it asks for neither or is malformed.
    ///
    /// Source: RFC 9110, section 12.5.4.
    public static Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST_HEADER) {
            return Locale.JAPANESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? Locale.JAPANESE : best;
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE;
        }
    }

    /// The problem of this code as the caller reads it.
    public static Problem of(String code, int status, Locale language, String requestId) {
        return of(code, status, "", language, requestId);
    }

    /// The same, naming one thing in its detail, such as a column; never anything that identifies a person.
    public static Problem of(String code, int status, String argument, Locale language, String requestId) {
        String detail = text(code + ".detail", language).replace("{0}", argument);
        return Problem.of(code, status, text(code + ".title", language), detail, requestId);
    }

    /// One text by its key.
    public static String text(String key, Locale language) {
        return (language.equals(Locale.ENGLISH) ? ENGLISH : JAPANESE).getString(key);
    }
}
