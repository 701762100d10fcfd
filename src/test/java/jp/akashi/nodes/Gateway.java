package jp.akashi.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// One node: a process that runs the packaged artefact with ports of its own.
public final class Gateway implements AutoCloseable {
    private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(90);
    private static final int LAST_LINES = 40;

    private final Path directory;
    private final int tls = Ports.draw();
    private final int management = Ports.draw();
    private final Map<String, String> settings;
    private String heap = "512m";
    private Optional<Process> running = Optional.empty();

    Gateway(Path directory, Map<String, String> settings) {
        this.directory = directory;
        this.settings = new HashMap<>(settings);
        this.settings.put("quarkus.http.host", "127.0.0.1");
        this.settings.put("quarkus.http.ssl-port", Integer.toString(tls));
        this.settings.put("quarkus.management.host", "127.0.0.1");
        this.settings.put("quarkus.management.port", Integer.toString(management));
    }

    /// The start of every address: HTTPS, with a client certificate or without.
    public URI url() {
        return URI.create("https://localhost:" + tls);
    }

    public int port() {
        return tls;
    }

    /// Health and metrics.
    public URI management() {
        return URI.create("http://127.0.0.1:" + management);
    }

    /// As `-Xmx` takes it, from the next start on.
    public Gateway withHeap(String size) {
        heap = size;
        return this;
    }

    /// Starts it and waits until it is ready to serve.
    public void start() {
        launch();
        boolean ready = Patience.until(START, () -> !isRunning() || isReady());
        if (!ready || !isRunning()) {
            throw new IllegalStateException("the node does not start:\n" + log());
        }
    }

    /// Starts it and answers its exit code, for a start that must be refused.
    public int startInVain() {
        launch();
        try {
            if (process().waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                return process().exitValue();
            }
            throw new IllegalStateException("the node started although it should not");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// SIGKILL: nothing is finished, nobody is told.
    public void kill() {
        Patience.kill(process());
    }

    /// SIGTERM, until it has ended in its own way.
    public void stop() {
        process().destroy();
        Patience.until(Duration.ofSeconds(30), () -> !isRunning());
    }

    /// SIGSTOP: it neither works nor closes its connections.
    public void pause() {
        Signal.STOP.toAllOf(process().toHandle());
    }

    public void resume() {
        Signal.CONT.toAllOf(process().toHandle());
    }

    /// Starts it again after {@link #kill} or {@link #stop}, on the same ports.
    public void restart() {
        start();
    }

    public boolean isRunning() {
        return running.filter(Process::isAlive).isPresent();
    }

    public long pid() {
        return process().pid();
    }

    /// What it tells of itself, in the form of Prometheus; empty where it does not answer.
    public String metrics() {
        try (InputStream told = management().resolve("/q/metrics").toURL().openStream()) {
            return new String(told.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /// Whether it ever wrote that.
    public boolean wrote(String text) {
        try {
            return Files.readString(directory.resolve("log"), StandardCharsets.UTF_8)
                    .contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The last lines that it wrote.
    public String log() {
        try {
            List<String> lines = Files.readAllLines(directory.resolve("log"), StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private void launch() {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("package first: ./mvnw package -Dmaven.test.skip=true");
        }
        try {
            write(Files.createDirectories(directory.resolve("config")).resolve("application.properties"));
            running = Optional.of(new ProcessBuilder(command())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(directory.resolve("log").toFile()))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dquarkus.profile=" + settings.getOrDefault("quarkus.profile", "prod"));
        command.add("-jar");
        command.add(PROGRAM.toAbsolutePath().toString());
        return command;
    }

    private boolean isReady() {
        try {
            HttpURLConnection call = (HttpURLConnection)
                    management().resolve("/q/health/ready").toURL().openConnection();
            call.setConnectTimeout(500);
            call.setReadTimeout(2000);
            return call.getResponseCode() == HttpURLConnection.HTTP_OK && isListening();
        } catch (IOException e) {
            return false;
        }
    }

    // The management port opens first.
    private boolean isListening() throws IOException {
        try (Socket door = new Socket("localhost", tls)) {
            return door.isConnected();
        }
    }

    private Process process() {
        return running.orElseThrow(() -> new IllegalStateException("the node was never started"));
    }

    @Override
    public void close() {
        running.ifPresent(Patience::kill);
    }
}
