package jp.akashi.channel.verifier;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jp.akashi.channel.PageHeaders;

/// What browsers are told about this channel: any page may ask the service; our own page may load from us alone.
///
/// Source: Fetch standard, CORS.
@Singleton
final class VerifierRoutes {
    private static final int FIRST = -5_000;

    void open(@Observes Router router) {
        router.route("/verification/v1").order(FIRST).handler(VerifierRoutes::openToEveryOrigin);
        PageHeaders.guard(router, VerifyPageResource.PATH, FIRST);
    }

    private static void openToEveryOrigin(RoutingContext request) {
        HttpServerResponse response = request.response().putHeader("Access-Control-Allow-Origin", "*");
        if (!request.request().method().equals(HttpMethod.OPTIONS)) {
            request.next();
            return;
        }
        response.putHeader("Access-Control-Allow-Methods", "POST, OPTIONS")
                .putHeader("Access-Control-Allow-Headers", "*")
                .putHeader("Access-Control-Max-Age", "86400")
                .setStatusCode(204)
                .end();
    }
}
