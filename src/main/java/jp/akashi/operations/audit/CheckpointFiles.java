package jp.akashi.operations.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Signed notes outside of the database: one file per municipality and month, which only ever grows.
///
/// `<directory>/<municipality>/<year>-<month>.notes`, an empty line after each note.
final class CheckpointFiles {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM'.notes'").withZone(ZoneOffset.UTC);

    // The empty line inside of a note is followed by its signature.
    private static final Pattern BETWEEN_NOTES = Pattern.compile("(?<=\n)\n(?!— )");

    private final Path directory;

    CheckpointFiles(Path directory) {
        this.directory = directory;
    }

    /// Adds a note and returns once it is on the disk.
    void append(String municipality, SignedNote note, Instant at) {
        Path file = directory.resolve(municipality).resolve(MONTH.format(at));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    note.written() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot add to " + file, e);
        }
    }

    /// All notes of a municipality as they were written, oldest first.
    List<String> read(String municipality) {
        Path own = directory.resolve(municipality);
        if (Files.notExists(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            List<String> notes = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                Stream.of(BETWEEN_NOTES.split(Files.readString(file, StandardCharsets.UTF_8)))
                        .filter(note -> !note.isBlank())
                        .forEach(notes::add);
            }
            return notes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + own, e);
        }
    }
}
