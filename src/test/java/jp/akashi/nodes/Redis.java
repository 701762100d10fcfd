package jp.akashi.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/// A Redis that keeps nothing, always on the same port.
public final class Redis implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.draw();
    private Optional<Process> running = Optional.empty();

    Redis(Path directory) {
        this.directory = directory;
    }

    /// Starts it, also after a kill; empty each time.
    public void start() {
        try {
            Files.createDirectories(directory);
            running = Optional.of(new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(
                            directory.resolveSibling("redis.log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Patience.until(Duration.ofSeconds(10), this::answers)) {
            throw new IllegalStateException("Redis does not start on port " + port);
        }
    }

    public void kill() {
        Patience.kill(process());
    }

    public void pause() {
        Signal.STOP.toAllOf(process().toHandle());
    }

    public void resume() {
        Signal.CONT.toAllOf(process().toHandle());
    }

    public URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    private Process process() {
        return running.orElseThrow(() -> new IllegalStateException("Redis was never started"));
    }

    private List<String> command() throws IOException {
        String program = ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .getAbsolutePath();
        return List.of(
                program,
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                directory.toString(),
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                "allkeys-lru");
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        running.ifPresent(Patience::kill);
    }
}
