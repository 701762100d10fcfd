package jp.akashi.nodes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of a few megabytes, in memory, that a test may fill; needs the right to mount.
public final class SmallDisk implements AutoCloseable {
    private static final int[] PIECES = {1 << 20, 1 << 12};

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    /// Puts one in the place of that directory.
    public static SmallDisk mount(Path place, int megabytes) {
        try {
            Files.createDirectories(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (run("mount", "-t", "tmpfs", "-o", "mode=0700,size=" + megabytes + "m", "tmpfs", place.toString()) != 0) {
            throw new IllegalStateException("no right to mount");
        }
        SmallDisk disk = new SmallDisk(place);
        Runtime.getRuntime().addShutdownHook(new Thread(disk::close, "small disk"));
        return disk;
    }

    /// Whether this machine lets tests mount one.
    public static boolean isPossible(Path scratch) {
        try {
            mount(scratch, 1).close();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    public Path place() {
        return place;
    }

    /// Fills it to the last block.
    public void fill() {
        for (int piece : PIECES) {
            try (OutputStream out = Files.newOutputStream(ballast(piece))) {
                byte[] block = new byte[piece];
                for (; ; ) {
                    out.write(block);
                }
            } catch (IOException e) {
                // Full, as far as such pieces go.
            }
        }
    }

    /// Gives back what was filled.
    public void free() {
        try {
            for (int piece : PIECES) {
                Files.deleteIfExists(ballast(piece));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast(int piece) {
        return place.resolve("ballast-" + piece);
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).start().waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What lies on it is gone.
    @Override
    public void close() {
        run("umount", "-l", place.toString());
    }
}
