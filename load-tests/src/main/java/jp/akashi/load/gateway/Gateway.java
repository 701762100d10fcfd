package jp.akashi.load.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.akashi.load.people.Cards;

/// The gateway as `./akashi` starts it, a process of its own with embedded PostgreSQL and Redis, until closed.
///
/// The data directory is `target/data-<name>`; what was loaded into it before is found again. Other settings reach it
/// by the environment, JVM options by `AKASHI_JAVA_OPTS`.
public final class Gateway implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    /// A space of the heap; metaspace has no total.
    private static final Pattern HEAP = Pattern.compile("total .*used (\\d+)K");

    private final Path data;
    private final Ports ports;
    private final Cards cards;
    private final Process process;

    private Gateway(Path data, Ports ports, Cards cards, Process process) {
        this.data = data;
        this.ports = ports;
        this.cards = cards;
        this.process = process;
    }

    /// Starts it and waits until it is ready.
    public static Gateway start(String name, Map<String, String> settings) {
        Path data = Path.of("target", "data-" + name).toAbsolutePath();
        Path anchors = Path.of("target", "card-trust").toAbsolutePath();
        Cards cards = new Cards();
        cards.publish(anchors);
        Ports ports = Ports.read();
        ProcessBuilder start = new ProcessBuilder("../akashi")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "gateway-" + name + ".log").toFile());
        start.environment()
                .putAll(Map.of(
                        "AKASHI_DATA", data.toString(),
                        "AKASHI_CARD_TRUST_ANCHORS", anchors.toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(ports.http()),
                        "QUARKUS_HTTP_SSL_PORT", Integer.toString(ports.https()),
                        "QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management())));
        start.environment().putAll(settings);
        ports.requireFree();
        try {
            Gateway gateway = new Gateway(data, ports, cards, start.start());
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "gateway"));
            gateway.awaitReady();
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path data() {
        return data;
    }

    public Ports ports() {
        return ports;
    }

    public Cards cards() {
        return cards;
    }

    public long pid() {
        return process.pid();
    }

    /// Memory that the gateway's process holds; 0 where it has just ended.
    public long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /// What lives in the gateway's heap: collects garbage, which stops it for a moment, and tells what is left.
    public long liveMegabytes() {
        jcmd("GC.run");
        return jcmd("GC.heap_info")
                .lines()
                .map(HEAP::matcher)
                .filter(Matcher::find)
                .mapToLong(space -> Long.parseLong(space.group(1)) / 1024)
                .sum();
    }

    private String jcmd(String command) {
        String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(tool, Long.toString(pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The embedded PostgreSQL's first process, whose children serve the connections.
    public long postgres() {
        return firstLine(data.resolve("postgres/postmaster.pid"));
    }

    public long redis() {
        return firstLine(data.resolve("redis/redis.pid"));
    }

    /// Where the embedded PostgreSQL listens.
    public int postgresPort() {
        return (int) line(data.resolve("postgres/postmaster.pid"), 3);
    }

    /// A connection to the embedded PostgreSQL, as its superuser.
    public Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgresPort() + "/postgres", "postgres", "postgres");
    }

    /// Where the embedded Redis listens, as the title of its process says.
    public int redisPort() {
        try {
            String title = Files.readString(Path.of("/proc/" + redis() + "/cmdline"));
            return Integer.parseInt(title.replaceFirst("(?s).*?127\\.0\\.0\\.1:(\\d+).*", "$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Forgets everything that lies in Redis.
    public void emptyRedis() {
        try (Socket redis = new Socket("localhost", redisPort())) {
            redis.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            if (redis.getInputStream().read() != '+') {
                throw new IllegalStateException("Redis does not forget");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        URI ready = URI.create("http://localhost:" + ports.management() + "/q/health/ready");
        HttpRequest question = HttpRequest.newBuilder(ready).build();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, question)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IOException("the gateway does not start, see " + data.resolveSibling("gateway-*.log"));
                }
            }
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long firstLine(Path file) {
        return line(file, 0);
    }

    private static long line(Path file, int number) {
        try {
            return Long.parseLong(Files.readAllLines(file).get(number).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends gateway and stores, cleanly.
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
