package jp.akashi.channel.verifier;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.util.Locale;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.verification.Reason;

/// The page's texts from the message bundles, in both languages side by side; the style sheet shows one of them.
@TemplateExtension(namespace = "text")
final class PageTexts {
    private PageTexts() {}

    static RawString both(String key) {
        return new RawString("<span lang=\"ja\">" + escaped(key, Locale.JAPANESE) + "</span><span lang=\"en\">"
                + escaped(key, Locale.ENGLISH) + "</span>");
    }

    static RawString reasonTitle(Reason reason) {
        return both(reason.messageKey() + ".title");
    }

    static RawString reason(Reason reason) {
        return both(reason.messageKey());
    }

    private static String escaped(String key, Locale language) {
        return ProblemTexts.text(key, language)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
