package jp.akashi.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import redis.embedded.RedisServer;

/// A PostgreSQL that keeps its data (fsync on) and a Redis that keeps nothing, both on free loopback ports.
public final class EmbeddedStores implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final RedisServer redis;
    private final int redisPort;

    private EmbeddedStores(EmbeddedPostgres postgres, RedisServer redis, int redisPort) {
        this.postgres = postgres;
        this.redis = redis;
        this.redisPort = redisPort;
    }

    /// Starts both; the database lies in `<data>/postgres` and is found again at the next start.
    public static EmbeddedStores start(Path data) throws IOException {
        Path directory = data.resolve("postgres");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.toFile())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .start();
        requireOurs(postgres, directory);
        int port = freePort();
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        redis.start();
        return new EmbeddedStores(postgres, redis, port);
    }

    /// The settings under which the gateway finds them.
    public Map<String, String> settings() {
        String place = "//127.0.0.1:" + postgres.getPort() + "/postgres";
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql:" + place,
                "quarkus.datasource.jdbc.url", "jdbc:postgresql:" + place,
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres",
                "quarkus.redis.hosts", "redis://127.0.0.1:" + redisPort);
    }

    @Override
    public void close() throws IOException {
        try {
            redis.stop();
        } finally {
            postgres.close();
        }
    }

    // A stranger on the same port would answer as ours: the data directory tells them apart.
    private static void requireOurs(EmbeddedPostgres postgres, Path directory) throws IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show data_directory")) {
            answer.next();
            if (!Files.isSameFile(Path.of(answer.getString(1)), directory)) {
                throw new IOException("port " + postgres.getPort() + " is taken by another PostgreSQL");
            }
        } catch (SQLException e) {
            throw new IOException("the embedded PostgreSQL does not answer", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
