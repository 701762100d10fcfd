package jp.akashi.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// What a run measured, one line each, in `target/faults.md`; `docs/reliability.md` quotes it.
final class Report {
    private static final Path FILE = Path.of("target", "faults.md");

    private Report() {}

    static synchronized void add(String row, String what, long figure) {
        try {
            Files.writeString(
                    FILE,
                    "| " + row + " | " + what + " | " + figure + " |\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
