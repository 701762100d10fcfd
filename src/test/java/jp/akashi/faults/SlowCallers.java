package jp.akashi.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import jp.akashi.fakes.TestPki;

/// Connections on which somebody begins a request and then sends a byte now and then (slowloris, slow POST).
final class SlowCallers implements AutoCloseable {
    private static final long NOW_AND_THEN = Duration.ofMillis(700).toNanos();

    /// Where they slow down.
    enum Part {
        /// A TLS record of 16 KiB.
        HANDSHAKE("\26\3\1@\0"),
        HEAD("POST /app/v1/certificates HTTP/1.1\r\nHost: x\r\nX-Slow: "),
        SECOND_HEAD("GET /q/health/none HTTP/1.1\r\nHost: x\r\n\r\nPOST /app/v1/certificates HTTP/1.1\r\nX-Slow: "),
        BODY("POST /app/v1/certificates HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 20000\r\n\r\n{");

        private final byte[] beginning;

        Part(String beginning) {
            this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> standing = ConcurrentHashMap.newKeySet();

    private SlowCallers() {}

    static SlowCallers connect(int port, int count, Part part) {
        SlowCallers callers = new SlowCallers();
        List<Future<Void>> all = Stream.generate(() -> callers.hands.submit(() -> callers.connect(port, part)))
                .limit(count)
                .toList();
        all.forEach(SlowCallers::join);
        return callers;
    }

    /// How many connections the gateway still keeps.
    int standing() {
        return standing.size();
    }

    private Void connect(int port, Part part) throws IOException {
        Socket socket = part == Part.HANDSHAKE
                ? new Socket("localhost", port)
                : TestPki.the()
                        .context("CN=centre, OU=centre")
                        .getSocketFactory()
                        .createSocket("localhost", port);
        socket.getOutputStream().write(part.beginning);
        socket.getOutputStream().flush();
        standing.add(socket);
        hands.execute(() -> readToTheEnd(socket));
        hands.execute(() -> dribble(socket));
        return null;
    }

    private void readToTheEnd(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Closed with bytes under way.
        }
        standing.remove(socket);
    }

    private void dribble(Socket socket) {
        try {
            while (standing.contains(socket)) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                LockSupport.parkNanos(NOW_AND_THEN);
            }
        } catch (IOException e) {
            standing.remove(socket);
        }
    }

    private static void join(Future<Void> connecting) {
        try {
            connecting.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        standing.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                // It is closed.
            }
        });
        standing.clear();
        hands.shutdown();
    }
}
