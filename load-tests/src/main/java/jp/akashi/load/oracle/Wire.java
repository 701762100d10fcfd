package jp.akashi.load.oracle;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One kept connection with one request at a time, as cheap as it gets: what is sent was written before the clock
/// started, and of an answer nothing is read but where it ends.
///
/// Costs the loader a few microseconds a request, so that ten times the peak can be offered beside the gateway.
final class Wire {
    private static final int STATUS = 9;

    private final NetSocket socket;
    private Buffer held = Buffer.buffer();
    private @Nullable Buffer asked;
    private @Nullable Handler<@Nullable Answer> waiting;

    Wire(NetSocket socket, Runnable closed) {
        this.socket = socket;
        socket.handler(this::read);
        socket.exceptionHandler(failure -> {});
        socket.closeHandler(ignored -> {
            closed.run();
            hand(null);
        });
    }

    /// `answered` receives null where the connection breaks first.
    void send(Buffer request, Handler<@Nullable Answer> answered) {
        waiting = answered;
        asked = request;
        socket.write(request);
    }

    boolean isWaitingFor(Buffer request) {
        return waiting != null && asked == request;
    }

    /// The caller has gone: nobody receives what comes.
    void hangUp() {
        waiting = null;
        socket.close();
    }

    private void read(Buffer bytes) {
        held = held.length() == 0 ? bytes : held.appendBuffer(bytes);
        int end = endOfHead();
        if (end < 0) {
            return;
        }
        String head = held.getString(0, end, StandardCharsets.ISO_8859_1.name());
        String lower = head.toLowerCase(Locale.ROOT);
        String length = header(head, lower, "content-length");
        int whole = end + (length == null ? 0 : Integer.parseInt(length));
        if (held.length() < whole) {
            return;
        }
        Answer answer = new Answer(
                Integer.parseInt(head.substring(STATUS, STATUS + 3)),
                header(head, lower, "content-type"),
                header(head, lower, "retry-after"),
                header(head, lower, "akashi-request-id"),
                held.getBuffer(end, held.length())); // what is behind the end was never asked for and will be found
        held = Buffer.buffer();
        hand(answer);
    }

    private void hand(@Nullable Answer answer) {
        Handler<@Nullable Answer> to = waiting;
        waiting = null;
        if (to != null) {
            to.handle(answer);
        }
    }

    private int endOfHead() {
        for (int i = 3; i < held.length(); i++) {
            if (held.getByte(i) == '\n' && held.getByte(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static @Nullable String header(String head, String lower, String name) {
        int at = lower.indexOf("\r\n" + name + ": ");
        if (at < 0) {
            return null;
        }
        int from = at + name.length() + 4;
        return head.substring(from, head.indexOf('\r', from));
    }
}
