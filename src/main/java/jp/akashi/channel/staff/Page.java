package jp.akashi.channel.staff;

import io.quarkus.qute.TemplateData;
import java.util.List;

/// What every page's frame shows: language, reader, where the reader is, and what just happened (a text's key, or
/// empty).
@TemplateData
record Page(String lang, String who, String municipality, String section, String notice) {
    private static final List<String> SECTIONS =
            List.of("home", "quality", "conflicts", "waiting", "inquiries", "imports");

    public List<String> sections() {
        return SECTIONS;
    }

    public String otherLang() {
        return lang.equals("ja") ? "en" : "ja";
    }

    public boolean isOperator() {
        return municipality.isEmpty();
    }

    public boolean hasNotice() {
        return !notice.isEmpty();
    }
}
