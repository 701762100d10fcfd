package jp.akashi.channel.staff;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What browsers are told about the staff's pages, and what they must prove with a form: that it came from one of them.
///
/// A client certificate or a cookie goes with every request a browser makes, whoever caused it.
/// Source: Fetch Metadata (Sec-Fetch-Site); RFC 6454 (Origin); Content Security Policy Level 3.
@Singleton
final class StaffRoutes {
    private static final int FIRST = -5_000;
    private static final int FORBIDDEN = 403;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
            "Referrer-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    void open(@Observes Router router) {
        router.route("/staff").order(FIRST).handler(StaffRoutes::guard);
        router.route("/staff/*").order(FIRST).handler(StaffRoutes::guard);
    }

    private static void guard(RoutingContext context) {
        context.addHeadersEndHandler(
                _ -> HEADERS.forEach((name, value) -> context.response().putHeader(name, value)));
        if (SAFE.contains(context.request().method()) || isFromOwnPage(context.request())) {
            context.next();
        } else {
            context.fail(FORBIDDEN);
        }
    }

    private static boolean isFromOwnPage(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? isOwn(request.getHeader("Origin"), request) : site.equals("same-origin");
    }

    private static boolean isOwn(@Nullable String origin, HttpServerRequest request) {
        if (origin == null || request.authority() == null) {
            return false;
        }
        try {
            URI from = URI.create(origin);
            return request.authority().toString().equals(from.getRawAuthority())
                    && from.getScheme() != null
                    && from.getScheme().equals(request.scheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
