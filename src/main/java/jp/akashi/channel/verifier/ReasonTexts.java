package jp.akashi.channel.verifier;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import jp.akashi.channel.PageTexts;
import jp.akashi.verification.Reason;

/// The texts of a verdict, in both languages.
@TemplateExtension(namespace = "verdict")
final class ReasonTexts {
    private ReasonTexts() {}

    static RawString title(Reason reason) {
        return PageTexts.both(reason.messageKey() + ".title");
    }

    static RawString of(Reason reason) {
        return PageTexts.both(reason.messageKey());
    }
}
