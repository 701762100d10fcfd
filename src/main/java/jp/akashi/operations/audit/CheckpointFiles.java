package jp.akashi.operations.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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
/// `<directory>/<municipality>/<year>-<month>.notes` for trees and `….purges` for purges, an empty line after each
/// note.
final class CheckpointFiles {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneOffset.UTC);

    // The empty line inside of a note is followed by its signature.
    private static final Pattern BETWEEN_NOTES = Pattern.compile("(?<=\n)\n(?!— )");

    private final Path directory;
    private final String ending;

    private CheckpointFiles(Path directory, String ending) {
        this.directory = directory;
        this.ending = ending;
    }

    /// What trees were at a moment.
    static CheckpointFiles ofTrees(Path directory) {
        return new CheckpointFiles(directory, ".notes");
    }

    /// Which leaves lost their entries lawfully.
    static CheckpointFiles ofPurges(Path directory) {
        return new CheckpointFiles(directory, ".purges");
    }

    /// Adds a note and returns once it is on the disk.
    void append(String municipality, SignedNote note, Instant at) {
        Path file = directory.resolve(municipality).resolve(MONTH.format(at) + ending);
        try {
            Files.createDirectories(file.getParent());
            write(file, ByteBuffer.wrap((note.written() + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot add to " + file, e);
        }
    }

    // Half a note, as a full disk leaves it, would spoil the next one too.
    private static void write(Path file, ByteBuffer note) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            long whole = channel.size();
            try {
                while (note.hasRemaining()) {
                    channel.write(note);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(whole);
                throw e;
            }
        }
    }

    /// All notes of a municipality as they were written, oldest first.
    List<String> read(String municipality) {
        return notes(files(municipality));
    }

    /// The notes of the last two months that have any, up to a moment's own: the last one before it is among them.
    List<String> readLast(String municipality, Instant moment) {
        List<Path> until = files(municipality).stream()
                .filter(file -> file.getFileName().toString().compareTo(MONTH.format(moment) + ending) <= 0)
                .toList();
        return notes(until.subList(Math.max(0, until.size() - 2), until.size()));
    }

    private List<Path> files(String municipality) {
        Path own = directory.resolve(municipality);
        if (Files.notExists(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + own, e);
        }
    }

    private static List<String> notes(List<Path> files) {
        List<String> notes = new ArrayList<>();
        for (Path file : files) {
            try {
                Stream.of(BETWEEN_NOTES.split(Files.readString(file, StandardCharsets.UTF_8)))
                        .filter(note -> !note.isBlank())
                        .forEach(notes::add);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return notes;
    }
}
