package jp.akashi.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// A line between the gateway and a store, on a loopback port, that can be made slow, silent, one-way or cut.
///
/// What is held back while it is silent arrives later, as after a partition of a network; what is cut is gone. Every
/// change is for connections that stand and for new ones.
public final class FaultProxy implements AutoCloseable {
    private static final long LOOK_AGAIN = Duration.ofMillis(2).toNanos();
    private static final int IN_FLIGHT = 1024;
    private static final int CHUNK = 16 * 1024;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile State state = State.WHOLE;
    private volatile boolean closed;

    private record State(long delay, boolean requestsHeld, boolean answersHeld, boolean cut) {
        static final State WHOLE = new State(0, false, false, false);

        boolean holds(boolean isAnswer) {
            return isAnswer ? answersHeld : requestsHeld;
        }
    }

    private record Chunk(byte[] bytes, long due) {
        static final Chunk END = new Chunk(new byte[0], 0);
    }

    /// A proxy of whatever listens on that loopback port.
    public static FaultProxy to(int target) {
        try {
            return new FaultProxy(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FaultProxy(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// The store has moved to another port.
    public void retarget(int port) {
        target = port;
    }

    /// Everything takes so much longer, in each direction.
    public void delay(Duration delay) {
        state = new State(delay.toNanos(), false, false, false);
    }

    /// Nothing passes in either direction, and nobody is told: a partition, or a process that is stopped.
    public void silence() {
        state = new State(0, true, true, false);
    }

    /// Requests pass, answers do not: what was asked for happens, and nobody learns of it.
    public void holdAnswers() {
        state = new State(0, false, true, false);
    }

    /// Every connection ends at once, and no new one is made: a process that is gone.
    public void cut() {
        state = new State(0, false, false, true);
        drop();
    }

    /// Every connection ends at once; new ones are made.
    public void drop() {
        open.forEach(FaultProxy::reset);
    }

    /// The line is good again: what was held back arrives now.
    public void heal() {
        state = State.WHOLE;
    }

    /// Connections from the gateway that stand.
    public int connections() {
        return open.size() / 2;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        drop();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = server.accept();
                if (state.cut()) {
                    reset(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException e) {
                closed = true;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket store = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            store.setTcpNoDelay(true);
            open.add(client);
            open.add(store);
            carry(client, store, false);
            carry(store, client, true);
        } catch (IOException e) {
            reset(client);
        }
    }

    private void carry(Socket from, Socket to, boolean isAnswer) {
        BlockingQueue<Chunk> line = new ArrayBlockingQueue<>(IN_FLIGHT);
        Thread.ofVirtual().start(() -> read(from, line));
        Thread.ofVirtual().start(() -> write(line, from, to, isAnswer));
    }

    private void read(Socket from, BlockingQueue<Chunk> line) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                line.put(new Chunk(Arrays.copyOf(buffer, read), System.nanoTime() + state.delay()));
            }
        } catch (IOException e) {
            // The connection ended: so does the other half.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        line.offer(Chunk.END);
    }

    private void write(BlockingQueue<Chunk> line, Socket from, Socket to, boolean isAnswer) {
        try {
            OutputStream out = to.getOutputStream();
            for (Chunk chunk = line.take(); chunk != Chunk.END; chunk = line.take()) {
                await(chunk, isAnswer);
                out.write(chunk.bytes());
                out.flush();
            }
        } catch (IOException e) {
            // As above.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end(from);
        end(to);
    }

    private void await(Chunk chunk, boolean isAnswer) throws SocketException {
        while (state.holds(isAnswer) || System.nanoTime() - chunk.due() < 0) {
            if (closed) {
                throw new SocketException("closed");
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }
}
