package jp.akashi.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// A data directory that belongs to this process alone, of a layout it understands, until it is closed.
///
/// `version` holds the layout's number; `akashi.pid` the owner, for `./akashi reset`; the lock is what counts.
final class DataDirectory implements AutoCloseable {
    private static final int LAYOUT = 1;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Refuses a directory that another process uses or that a newer Akashi wrote.
    static DataDirectory claim(Path root) throws IOException {
        Files.createDirectories(root);
        FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            DataDirectory claimed = new DataDirectory(root, channel, lock(root, channel));
            claimed.requireKnownLayout();
            Files.writeString(
                    root.resolve("akashi.pid"), ProcessHandle.current().pid() + "\n");
            return claimed;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    Path resolve(String name) {
        return root.resolve(name);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(root.resolve("akashi.pid"));
        lock.release();
        channel.close();
    }

    private static FileLock lock(Path root, FileChannel channel) throws IOException {
        FileLock lock = tryLock(channel);
        if (lock == null) {
            throw new CannotStartException(
                    "データディレクトリ " + root + " は、起動中の別の Akashi が使っています。それを終了するか、AKASHI_DATA で別の場所を指定してください。",
                    "Another Akashi is running on the data directory " + root
                            + ". Stop it, or name another place with AKASHI_DATA.");
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void requireKnownLayout() throws IOException {
        Path file = root.resolve("version");
        if (Files.notExists(file)) {
            Files.writeString(file, LAYOUT + "\n");
        } else if (layoutIn(file) > LAYOUT) {
            throw newer();
        }
    }

    /// What to say of data that only a newer Akashi understands.
    CannotStartException newer() {
        return new CannotStartException(
                "データディレクトリ " + root + " は、新しい版の Akashi が書いたものです。新しい版を使うか、AKASHI_DATA で別の場所を指定してください。",
                "The data directory " + root
                        + " was written by a newer Akashi. Use that version, or name another place with AKASHI_DATA.");
    }

    private int layoutIn(Path file) throws IOException {
        String written = Files.readString(file).strip();
        try {
            return Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw new CannotStartException(
                    file + " の内容が読み取れません。", file + " does not hold the number of a data layout.", e);
        }
    }
}
