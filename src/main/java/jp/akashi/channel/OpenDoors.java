package jp.akashi.channel;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.function.BiConsumer;

/// Spares requests that nobody authenticates what Quarkus prepares in case that fails: in order to name their path in
/// metrics, it builds an index of all paths anew for each of them, which took 3 % of a certificate's time.
///
/// Stands between its filters of authentication (priority 200) and of their failures (199). Paths without parameters
/// only: they need no name.
@Singleton
final class OpenDoors {
    private static final int AFTER_AUTHENTICATION = 200;
    private static final Set<String> OPEN =
            Set.of("/app/v1/challenges", "/app/v1/certificates", "/app/v1/passport-readings", "/verification/v1");
    private static final BiConsumer<RoutingContext, Throwable> FAIL = RoutingContext::fail;

    void open(@Observes Filters filters) {
        filters.register(OpenDoors::enter, AFTER_AUTHENTICATION);
    }

    private static void enter(RoutingContext context) {
        if (OPEN.contains(context.request().path())) {
            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
        }
        context.next();
    }
}
