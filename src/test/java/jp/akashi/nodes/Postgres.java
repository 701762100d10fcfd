package jp.akashi.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A PostgreSQL that keeps what it acknowledged (fsync on), always on the same port.
public final class Postgres implements AutoCloseable {
    private final Path directory;
    private final int port = Ports.draw();
    private Optional<EmbeddedPostgres> running = Optional.empty();

    Postgres(Path directory) {
        this.directory = directory;
    }

    /// Starts it, also after a kill, on the data that it has.
    public void start() {
        leave();
        try {
            running = Optional.of(builder().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills the server and everything it forked, as a power cut would.
    public void kill() {
        ProcessHandle server = server();
        Signal.KILL.toAllOf(server);
        Patience.until(Duration.ofSeconds(10), () -> !server.isAlive());
    }

    public void pause() {
        Signal.STOP.toAllOf(server());
    }

    public void resume() {
        Signal.CONT.toAllOf(server());
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
    }

    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://127.0.0.1:" + port + "/postgres",
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "of-this-site-alone");
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private EmbeddedPostgres.Builder builder() {
        Redirect log =
                Redirect.appendTo(directory.resolveSibling("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        Path.of("target", "postgres-binaries").toFile())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
    }

    private ProcessHandle server() {
        try {
            String pid = Files.readAllLines(directory.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Ends what runs; of a server that was killed it gives back the lock on its directory.
    private void leave() {
        try {
            if (running.isPresent()) {
                running.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running = Optional.empty();
        }
    }

    @Override
    public void close() {
        leave();
    }
}
