package jp.akashi.platform.storage;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to Redis that carries many commands at once.
///
/// A command that is given up leaves its reply on the connection, where the next command would take it for its own:
/// so the whole connection is closed with it, never reused (redis-py #2624), and Redis is left alone for a while.
final class RedisLine {
    private static final Logger LOG = Logger.getLogger(RedisLine.class);

    private final Vertx vertx;
    private final RedisOptions options;
    private final Duration deadline;
    private final Duration rest;
    private @Nullable Redis client;
    private @Nullable Future<RedisConnection> connection;
    private long restsUntil = System.nanoTime();

    RedisLine(Vertx vertx, RedisOptions options, Duration deadline, Duration rest) {
        this.vertx = vertx;
        this.options = options;
        this.deadline = deadline;
        this.rest = rest;
    }

    /// Hands the answer over exactly once, within the deadline; empty for a null reply, a failure or no reply in time.
    void send(Request command, Consumer<Optional<Response>> receiver) {
        Future<RedisConnection> current = connected();
        if (current == null) {
            receiver.accept(Optional.empty());
            return;
        }
        Promise<Response> reply = Promise.promise();
        long timer = vertx.setTimer(deadline.toMillis(), ignored -> reply.tryFail("no answer in time"));
        current.compose(line -> line.send(command)).onComplete(result -> {
            if (result.succeeded()) {
                reply.tryComplete(result.result());
            } else {
                reply.tryFail(result.cause());
            }
        });
        reply.future().onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.failed()) {
                giveUp(current, result.cause().toString());
            }
            receiver.accept(Optional.ofNullable(result.result()));
        });
    }

    synchronized void close() {
        if (client != null) {
            client.close();
        }
        client = null;
        connection = null;
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
