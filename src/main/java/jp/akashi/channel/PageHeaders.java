package jp.akashi.channel;

import io.vertx.ext.web.Router;
import java.util.Map;

/// What browsers are told about a page of ours: it may load from us alone, use the camera, and work offline.
///
/// Source: Content Security Policy Level 3; Service Workers, section 6.1.
public final class PageHeaders {
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
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "Permissions-Policy", "camera=(self), microphone=(), geolocation=()",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-cache");

    private PageHeaders() {}

    /// Guards the page at that path and its files below it.
    ///
    /// Set last, because the files' own route would let browsers keep an old page beside new ones for a day.
    public static void guard(Router router, String path, int order) {
        router.route(path + "/*").order(order).handler(request -> {
            request.addHeadersEndHandler(ended -> {
                HEADERS.forEach((name, value) -> request.response().putHeader(name, value));
                request.response().putHeader("Service-Worker-Allowed", path);
            });
            request.next();
        });
    }
}
