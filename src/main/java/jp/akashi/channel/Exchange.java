package jp.akashi.channel;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import jp.akashi.platform.problem.ProblemTexts;
import org.jspecify.annotations.Nullable;

/// One request as its answer needs it: its id (128 random bits, base64url) and the languages its sender reads.
public record Exchange(String requestId, @Nullable String acceptLanguage) {
    /// The header that carries the request id of every answer.
    public static final String REQUEST_ID = "Akashi-Request-Id";

    private static final SecureRandom RANDOM = new SecureRandom();

    /// The exchange a request belongs to; the first call gives it its id.
    public static Exchange of(RoutingContext context) {
        Exchange known = context.get(REQUEST_ID);
        if (known != null) {
            return known;
        }
        Exchange exchange = new Exchange(newId(), context.request().getHeader("Accept-Language"));
        context.put(REQUEST_ID, exchange);
        return exchange;
    }

    public Locale language() {
        return ProblemTexts.language(acceptLanguage);
    }

    private static String newId() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
