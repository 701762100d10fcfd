package jp.akashi.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.core.ExecutableProvider;

/// A Redis that keeps nothing, on a free loopback port.
///
/// It runs as a daemon: an interrupt at the terminal reaches the gateway alone.
final class EmbeddedCache implements AutoCloseable {
    private static final long PAUSE = Duration.ofMillis(20).toNanos();
    private static final int ATTEMPTS = 500;

    private final Path pidFile;
    private final int port;

    private EmbeddedCache(Path pidFile, int port) {
        this.pidFile = pidFile;
        this.port = port;
    }

    static EmbeddedCache start(DataDirectory data) throws IOException {
        Path directory = Files.createDirectories(data.resolve("redis"));
        EmbeddedCache cache = new EmbeddedCache(directory.resolve("redis.pid"), FreePort.draw());
        Leftover.stop(cache.pidFile, "redis");
        try {
            cache.launch(directory, data.resolve("redis.log"));
            return cache;
        } catch (IOException | RuntimeException e) {
            cache.close();
            throw e;
        }
    }

    private void launch(Path directory, Path log) throws IOException {
        Process starting = new ProcessBuilder(command(program(directory), directory, log))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        for (int attempt = 0; !answers(); attempt++) {
            if (attempt == ATTEMPTS || !starting.isAlive() && starting.exitValue() != 0) {
                throw new IOException("the embedded Redis does not start, see " + log);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private List<String> command(Path program, Path directory, Path log) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "128mb",
                "--maxmemory-policy",
                "allkeys-lru",
                "--daemonize",
                "yes",
                "--dir",
                directory.toString(),
                "--pidfile",
                pidFile.toString(),
                "--logfile",
                log.toString());
    }

    private static Path program(Path directory) throws IOException {
        return ExecutableProvider.newJarResourceProvider(directory.toFile())
                .get()
                .toPath()
                .toAbsolutePath();
    }

    // The pid file comes last: only with it can this very Redis be ended again.
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected() && Files.size(pidFile) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    Map<String, String> settings() {
        return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
    }

    @Override
    public void close() throws IOException {
        Leftover.stop(pidFile, "redis");
    }
}
