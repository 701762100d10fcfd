package jp.akashi.channel;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Closes its connection when a request's head takes too long: from the first byte of it, or from the handshake on.
///
/// Looks twice in that time, so that a request costs no timer. An HTTP/2 connection that brought one request is left
/// alone: its later heads are frames, which have a size.
final class HeadWatch extends ChannelInboundHandlerAdapter {
    private enum State {
        HEAD,
        REQUEST,
        BETWEEN
    }

    private final long limit;
    private State state = State.HEAD;
    private long since = System.nanoTime();

    HeadWatch(Duration limit) {
        this.limit = limit.toNanos();
    }

    /// A head is complete; bytes after the end of its request begin the next one.
    static void arrived(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.connection() instanceof ConnectionBase connection) {
            HeadWatch watch = connection.channel().pipeline().get(HeadWatch.class);
            if (watch != null) {
                watch.rest(request.version() == HttpVersion.HTTP_2, context);
            }
        }
    }

    private void rest(boolean forEver, RoutingContext context) {
        state = State.REQUEST;
        if (!forEver) {
            context.addEndHandler(ended -> state = State.BETWEEN);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        look(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (state == State.BETWEEN) {
            state = State.HEAD;
            since = System.nanoTime();
        }
        context.fireChannelRead(bytes);
    }

    private void look(ChannelHandlerContext context) {
        if (state == State.HEAD && System.nanoTime() - since > limit) {
            context.close();
        } else if (context.channel().isActive()) {
            context.executor().schedule(() -> look(context), limit / 2, TimeUnit.NANOSECONDS);
        }
    }
}
