package jp.akashi.channel.app;

import java.io.IOException;
import java.util.Locale;
import jp.akashi.docs.Page;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;

class RefusalsPageTest {
    @Test
    void thePageListsEveryNoThatACallerCanGet() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Refusals and problems

                Generated from `vocabulary.Refusal`, `channel.app.AppRefusals`, `ProblemKind` and the message bundles.
                Every one is `application/problem+json` (RFC 9457): `type` ends in the code; `detail` follows
                `Accept-Language` (Japanese by default); 429 and 503 carry `Retry-After`.

                ## Refusals: the answer is no

                | code | status (app) | what happened | told in Japanese | told in English |
                |---|---|---|---|---|
                """);
        for (Refusal refusal : Refusal.values()) {
            row(page, refusal.code(), AppRefusals.status(refusal), refusal.meaning());
        }
        page.append("""

                ## Problems of any request

                | code | status | told in Japanese | told in English |
                |---|---|---|---|
                """);
        for (ProblemKind kind : ProblemKind.values()) {
            row(page, kind.code(), kind.status(), null);
        }
        Page.verify("refusals.md", page.toString());
    }

    private static void row(
            StringBuilder page, String code, int status, @org.jspecify.annotations.Nullable String meaning) {
        page.append("| `").append(code).append("` | ").append(status).append(" | ");
        if (meaning != null) {
            page.append(meaning).append(" | ");
        }
        page.append(ProblemTexts.text(code + ".detail", Locale.JAPANESE))
                .append(" | ")
                .append(ProblemTexts.text(code + ".detail", Locale.ENGLISH))
                .append(" |\n");
    }
}
