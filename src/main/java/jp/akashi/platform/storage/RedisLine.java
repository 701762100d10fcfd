package jp.akashi.platform.storage;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to Redis that carries many commands at once. Those of one turn of the event loop travel together.
///
/// A command that is given up leaves its reply on the connection, where the next command would take it for its own:
/// so the whole connection is closed with it, never reused (redis-py #2624), and Redis is left alone for a while.
final class RedisLine {
    private static final Logger LOG = Logger.getLogger(RedisLine.class);

    private final Vertx vertx;
    private final Context context;
    private final RedisOptions options;
    private final Duration deadline;
    private final Duration rest;
    private @Nullable Redis client;
    private @Nullable Future<RedisConnection> connection;
    private List<Asked> waiting = new ArrayList<>();
    private long restsUntil = System.nanoTime();

    private record Asked(Request command, Consumer<Optional<Response>> receiver) {}

    /// Lives on that context, whoever sends.
    RedisLine(Context context, RedisOptions options, Duration deadline, Duration rest) {
        this.vertx = context.owner();
        this.context = context;
        this.options = options;
        this.deadline = deadline;
        this.rest = rest;
    }

    /// Hands the answer over exactly once, within the deadline and on the line's context; empty for a null reply, a
    /// failure or no reply in time.
    void send(Request command, Consumer<Optional<Response>> receiver) {
        if (enqueue(new Asked(command, receiver))) {
            context.runOnContext(ignored -> flush());
        }
    }

    synchronized void close() {
        if (client != null) {
            client.close();
        }
        client = null;
        connection = null;
    }

    /// Whether it is the first of its turn.
    private synchronized boolean enqueue(Asked asked) {
        waiting.add(asked);
        return waiting.size() == 1;
    }

    private void flush() {
        List<Asked> batch = take();
        Future<RedisConnection> current = connected();
        if (current == null) {
            batch.forEach(asked -> asked.receiver().accept(Optional.empty()));
            return;
        }
        AtomicBoolean answered = new AtomicBoolean();
        long timer = vertx.setTimer(
                deadline.toMillis(),
                ignored -> afterOneMoreLook(() -> {
                    if (answered.compareAndSet(false, true)) {
                        fail(batch, current, "no answer in time");
                    }
                }));
        List<Request> commands = batch.stream().map(Asked::command).toList();
        current.compose(line -> line.batch(commands)).onComplete(replies -> {
            vertx.cancelTimer(timer);
            if (answered.compareAndSet(false, true)) {
                if (replies.succeeded()) {
                    handOver(batch, replies.result());
                } else {
                    fail(batch, current, replies.cause().toString());
                }
            }
        });
    }

    // Where this event loop itself was late, the replies may lie unread in the socket: that is not Redis' silence.
    private void afterOneMoreLook(Runnable task) {
        vertx.setTimer(1, ignored -> task.run());
    }

    private synchronized List<Asked> take() {
        List<Asked> batch = waiting;
        waiting = new ArrayList<>();
        return batch;
    }

    // Replies come in the order of their commands; a null reply is a null among them. Source: Redis, "Pipelining".
    private static void handOver(List<Asked> batch, List<Response> replies) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).receiver().accept(Optional.ofNullable(replies.get(i)));
        }
    }

    private void fail(List<Asked> batch, Future<RedisConnection> broken, String reason) {
        giveUp(broken, reason);
        batch.forEach(asked -> asked.receiver().accept(Optional.empty()));
    }

    private synchronized @Nullable Future<RedisConnection> connected() {
        if (connection != null) {
            return connection;
        }
        if (System.nanoTime() - restsUntil < 0) {
            return null;
        }
        client = Redis.createClient(vertx, options);
        connection = client.connect();
        return connection;
    }

    private synchronized void giveUp(Future<RedisConnection> broken, String reason) {
        if (connection == broken) {
            LOG.warnf("Redis is left alone for %s: %s", rest, reason);
            restsUntil = System.nanoTime() + rest.toNanos();
            close();
        }
    }
}
