package jp.akashi.channel.verifier;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/// What browsers are told about this channel: any page may ask the service; our own page may load from us alone.
///
/// Source: Fetch standard, CORS; Content Security Policy Level 3; Service Workers, section 6.1.
@Singleton
final class VerifierRoutes {
    private static final int FIRST = -5_000;
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "media-src 'self' blob:",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");
    private static final Map<String, String> PAGE_HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "Permissions-Policy", "camera=(self), microphone=(), geolocation=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Service-Worker-Allowed", VerifyPageResource.PATH,
            "Cache-Control", "no-cache");

    void open(@Observes Router router) {
        router.route("/verification/v1").order(FIRST).handler(VerifierRoutes::openToEveryOrigin);
        router.route(VerifyPageResource.PATH + "/*").order(FIRST).handler(VerifierRoutes::guard);
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

    // Set last, because the files' own route would let browsers keep an old page beside new ones for a day.
    private static void guard(RoutingContext request) {
        request.addHeadersEndHandler(ended ->
                PAGE_HEADERS.forEach((name, value) -> request.response().putHeader(name, value)));
        request.next();
    }
}
