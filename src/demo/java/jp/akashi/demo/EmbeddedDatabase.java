package jp.akashi.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.akashi.demo.files.FileTree;

/// A PostgreSQL that keeps its data (fsync on) in `<data>/postgres`, on a free loopback port.
///
/// `pg_ctl` starts it in a session of its own: an interrupt at the terminal reaches the gateway alone.
final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static EmbeddedDatabase start(DataDirectory data) throws IOException {
        Path directory = data.resolve("postgres");
        Path ready = data.resolve("postgres.ready");
        Leftover.stop(directory.resolve("postmaster.pid"), "postgres");
        if (Files.notExists(ready)) {
            // A first start that was interrupted leaves half a database, of which nothing is worth keeping.
            FileTree.delete(directory);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(
                settings(directory, data.resolve("postgres.log"), data.resolve("postgres-binaries"))
                        .start());
        try {
            database.requireOwn(directory);
            Files.writeString(ready, "");
            return database;
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static EmbeddedPostgres.Builder settings(Path directory, Path log, Path binaries) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB") // a checkpoint every minute makes each page be written twice
                .setServerConfig("checkpoint_timeout", "15min")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8");
    }

    Map<String, String> settings() {
        String place = "//127.0.0.1:" + postgres.getPort() + "/postgres";
        return Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql:" + place,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql:" + place,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    /// Whether a migration was applied that this build does not carry.
    boolean isNewerThanThisBuild() throws IOException {
        ClassLoader build = Thread.currentThread().getContextClassLoader();
        return appliedMigrations().stream()
                .map(script -> "db/migration/" + script.substring(script.lastIndexOf('/') + 1))
                .anyMatch(script -> build.getResource(script) == null);
    }

    private List<String> appliedMigrations() throws IOException {
        List<String> history = ask("select to_regclass('flyway_schema_history') is not null");
        return history.equals(List.of("t"))
                ? ask("select script from flyway_schema_history where type = 'SQL' and success")
                : List.of();
    }

    // A stranger on the same port would answer as ours: the data directory tells them apart.
    private void requireOwn(Path directory) throws IOException {
        String answered = ask("show data_directory").getFirst();
        if (!Files.isSameFile(Path.of(answered), directory)) {
            throw new IOException("port " + postgres.getPort() + " is taken by another PostgreSQL");
        }
    }

    private List<String> ask(String question) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
