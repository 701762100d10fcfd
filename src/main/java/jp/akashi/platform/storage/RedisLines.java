package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// One pipelined connection to Redis per event loop, and one that all other threads share.
///
/// For what may be lost only: every failure and every passed deadline is an empty answer.
public final class RedisLines {
    private final List<RedisLine> opened = new CopyOnWriteArrayList<>();
    private final ThreadLocal<RedisLine> ofLoop;
    private final RedisLine shared;

    /// `rest` is how long a line is left alone after it failed.
    public RedisLines(Vertx vertx, String host, Duration deadline, Duration rest) {
        ofLoop = ThreadLocal.withInitial(() -> open(vertx, host, deadline, rest));
        shared = open(vertx, host, deadline, rest);
    }

    /// The answer to one command; empty when there is none, or none in time.
    public Uni<Optional<Response>> send(Request command) {
        RedisLine line = Context.isOnEventLoopThread() ? ofLoop.get() : shared;
        return Uni.createFrom().emitter(answer -> line.send(command, answer::complete));
    }

    public void close() {
        opened.forEach(RedisLine::close);
    }

    private RedisLine open(Vertx vertx, String host, Duration deadline, Duration rest) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(host)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setMaxWaitingHandlers(10_000);
        options.getNetClientOptions()
                .setConnectTimeout((int) deadline.toMillis())
                .setReconnectAttempts(0)
                .setTcpNoDelay(true);
        RedisLine line = new RedisLine(vertx, options, deadline, rest);
        opened.add(line);
        return line;
    }
}
