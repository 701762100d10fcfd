package jp.akashi.channel.staff;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.MissingResourceException;
import jp.akashi.platform.problem.ProblemTexts;

/// The pages' texts from the message bundles, in the reader's language.
@TemplateExtension(namespace = "say")
final class StaffTexts {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneId.of("Asia/Tokyo"));

    private StaffTexts() {}

    static String it(String lang, String key) {
        return ProblemTexts.text("staff." + key, Locale.forLanguageTag(lang));
    }

    static String kind(String lang, String kind) {
        return ProblemTexts.text("quality." + kind, Locale.forLanguageTag(lang));
    }

    /// The kind of an import; one that has no name here yet shows its code.
    static String importKind(String lang, String kind) {
        try {
            return it(lang, kind);
        } catch (MissingResourceException e) {
            return kind;
        }
    }

    /// What a state of an inquiry means.
    static String explain(String lang, String state) {
        return it(lang, "explain." + state);
    }

    /// What is wrong with a field.
    static String wrong(String lang, String field) {
        return it(lang, "wrong." + field);
    }

    /// A moment in Japan.
    static String at(Instant instant) {
        return MOMENT.format(instant);
    }
}
