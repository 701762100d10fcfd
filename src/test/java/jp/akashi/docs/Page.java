package jp.akashi.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page of `docs` that is generated from the code: rewritten on demand, and otherwise compared.
public final class Page {
    private static final boolean UPDATE = Boolean.getBoolean("docs.update");

    private Page() {}

    /// Fails when the page no longer says what the code says; with `-Ddocs.update=true` rewrites it instead.
    public static void verify(String name, String content) throws IOException {
        Path page = Path.of("docs", name);
        if (UPDATE) {
            Files.writeString(page, content);
        }
        String advice = "docs/" + name + " is stale: ./mvnw test -Dtest='*PageTest' -Ddocs.update=true";
        assertEquals(content, Files.exists(page) ? Files.readString(page) : "", advice);
    }
}
