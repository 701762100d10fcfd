package jp.akashi.channel;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import jp.akashi.platform.problem.ProblemTexts;

/// Pages' texts from the message bundles, in both languages side by side; the style sheet shows one of them.
@TemplateExtension(namespace = "text")
public final class PageTexts {
    private PageTexts() {}

    public static RawString both(String key) {
        return new RawString("<span lang=\"ja\">" + escaped(key, Locale.JAPANESE) + "</span><span lang=\"en\">"
                + escaped(key, Locale.ENGLISH) + "</span>");
    }

    private static String escaped(String key, Locale language) {
        return ProblemTexts.text(key, language)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
