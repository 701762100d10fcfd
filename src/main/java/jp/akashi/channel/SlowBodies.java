package jp.akashi.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import jp.akashi.platform.load.LoadConfig;
import jp.akashi.platform.load.Place;
import jp.akashi.platform.time.Overdue;

/// Callers who send a body byte by byte: they take nobody's place, and are left after a while.
///
/// A connection's idle time says nothing here, for it ends with each byte (slow POST). Source: docs/adr/0040.
@Singleton
final class SlowBodies {
    private final Overdue placeHolders;
    private final Overdue bodies;
    private final Counter left;

    SlowBodies(LoadConfig config, MeterRegistry metrics) {
        placeHolders = new Overdue(config.bodyHoldsPlace());
        bodies = new Overdue(config.body());
        left = metrics.counter("akashi.load.bodies.left");
    }

    /// Waits for the end of the body, if one was announced.
    void watch(RoutingContext context, Optional<Place> place) {
        HttpServerRequest request = context.request();
        if (!hasBody(request)) {
            return;
        }
        Overdue.Wait body = bodies.watch(context.vertx(), () -> leave(context));
        Optional<Overdue.Wait> held = place.map(taken -> placeHolders.watch(context.vertx(), taken::lend));
        request.end().onComplete(ended -> {
            held.ifPresent(Overdue.Wait::end);
            body.end();
        });
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null
                ? request.getHeader("Transfer-Encoding") != null || request.version() == HttpVersion.HTTP_2
                : !length.equals("0");
    }

    private void leave(RoutingContext context) {
        if (context.request().isEnded() || context.response().ended()) {
            return;
        }
        left.increment();
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            context.request().connection().close();
        }
    }
}
