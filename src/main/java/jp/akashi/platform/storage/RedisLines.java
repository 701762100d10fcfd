package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
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
        ofLoop = ThreadLocal.withInitial(() -> open(root(vertx.getOrCreateContext()), host, deadline, rest));
        shared = open(anEventLoop(vertx), host, deadline, rest);
    }

    /// The answer to one command, on the caller's context; empty when there is none, or none in time.
    public Uni<Optional<Response>> send(Request command) {
        RedisLine line = Context.isOnEventLoopThread() ? ofLoop.get() : shared;
        Uni<Optional<Response>> answer = Uni.createFrom().emitter(emitter -> line.send(command, emitter::complete));
        return OwnContext.keep(answer);
    }

    public void close() {
        opened.forEach(RedisLine::close);
    }

    private RedisLine open(Context context, String host, Duration deadline, Duration rest) {
        RedisOptions options = new RedisOptions()
                .setConnectionString(host)
                .setMaxPoolSize(1)
                .setMaxPoolWaiting(1)
                .setMaxWaitingHandlers(10_000);
        options.getNetClientOptions()
                .setConnectTimeout((int) deadline.toMillis())
                .setReconnectAttempts(0)
                .setTcpNoDelay(true);
        RedisLine line = new RedisLine(context, options, deadline, rest);
        opened.add(line);
        return line;
    }

    /// The event loop's own context: a request's would carry that request's data to all who come after it.
    private static Context root(Context context) {
        return ((ContextInternal) context).unwrap();
    }

    private static Context anEventLoop(Vertx vertx) {
        return ((VertxInternal) vertx).createEventLoopContext();
    }
}
