package jp.akashi.channel;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;

/// Puts a {@link HeadWatch} on every connection that is accepted: neither Vert.x nor Quarkus ends a request's head that
/// is sent byte by byte (slowloris), and no hook of theirs sees a connection before its first request.
///
/// Found by Vert.x as a service; the transport that it chose stays what it is. Source: docs/adr/0040.
public final class SlowHeads implements VertxServiceProvider {
    private static final String LIMIT = "akashi.load.head";
    private static final Duration USUAL = Duration.ofSeconds(10);

    @Override
    public void init(VertxBuilder builder) {
        Duration limit = ConfigProvider.getConfig()
                .getOptionalValue(LIMIT, Duration.class)
                .orElse(USUAL);
        builder.findTransport(watching(builder.findTransport(), new Acceptor(limit)));
    }

    private static Transport watching(Transport own, Acceptor acceptor) {
        return (Transport) Proxy.newProxyInstance(
                Transport.class.getClassLoader(), new Class<?>[] {Transport.class}, (proxy, method, arguments) -> {
                    Arrays.stream(Objects.requireNonNullElse(arguments, new Object[0]))
                            .filter(ServerBootstrap.class::isInstance)
                            .forEach(server -> ((ServerBootstrap) server).handler(acceptor));
                    try {
                        return method.invoke(own, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /// Sits where a server's channel hands over those that it accepted.
    @Sharable
    private static final class Acceptor extends ChannelInboundHandlerAdapter {
        private final Duration limit;

        Acceptor(Duration limit) {
            this.limit = limit;
        }

        @Override
        public void channelRead(ChannelHandlerContext server, Object accepted) {
            ((Channel) accepted).pipeline().addFirst(new HeadWatch(limit));
            server.fireChannelRead(accepted);
        }
    }
}
