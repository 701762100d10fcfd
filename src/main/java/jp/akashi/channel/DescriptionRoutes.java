package jp.akashi.channel;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The page that shows our API description runs its own scripts and the one in its text, and asks nobody but us.
///
/// Source: Content Security Policy Level 3, hash-source.
@Singleton
final class DescriptionRoutes {
    private static final String PATH = "/q/swagger-ui";
    private static final int FIRST = -5_000;
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'sha256-hG9fqHqDD15ZC25GACsol9AT6asmuvKsEW2bv5yk764='; "
                    + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'";

    void open(@Observes Router router) {
        router.route(PATH + "/*").order(FIRST).handler(request -> {
            request.addHeadersEndHandler(_ -> request.response().putHeader("Content-Security-Policy", POLICY));
            request.next();
        });
    }
}
