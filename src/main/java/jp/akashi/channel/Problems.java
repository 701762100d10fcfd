package jp.akashi.channel;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.vocabulary.Refusal;
import org.jspecify.annotations.Nullable;

/// Problems as HTTP answers. Each channel decides which status its refusals have; their texts are the same for all.
public final class Problems {
    private static final String SOON = "5";
    private static final String LATER = "300";

    private Problems() {}

    /// A refusal in the caller's language.
    public static Problem of(Refusal refusal, int status, @Nullable String acceptLanguage, String requestId) {
        return ProblemTexts.of(refusal.code(), status, ProblemTexts.language(acceptLanguage), requestId);
    }

    public static Problem of(ProblemKind kind, Exchange exchange) {
        return ProblemTexts.of(kind.code(), kind.status(), exchange.language(), exchange.requestId());
    }

    /// A problem that names one thing in its detail, such as a field.
    public static Problem of(ProblemKind kind, String argument, Exchange exchange) {
        return ProblemTexts.of(kind.code(), kind.status(), argument, exchange.language(), exchange.requestId());
    }

    /// The answer to a request that is refused.
    public static Response refused(Refusal refusal, int status, Exchange exchange) {
        return response(of(refusal, status, exchange.acceptLanguage(), exchange.requestId()));
    }

    /// A problem as an answer; 429 and 503 say when to come back.
    public static Response response(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem);
        String wait = retryAfter(problem);
        return wait == null
                ? answer.build()
                : answer.header(HttpHeaders.RETRY_AFTER, wait).build();
    }

    // Seconds. What is closed stays so for longer than what is busy.
    static @Nullable String retryAfter(Problem problem) {
        if (problem.status() != 503 && problem.status() != 429) {
            return null;
        }
        return problem.code().equals(ProblemKind.BUSY.code()) ? SOON : LATER;
    }
}
