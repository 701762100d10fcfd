package jp.akashi.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.ManagementInterface;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;

/// What every request passes first: its answer gets an id and the headers of all answers, and a body announced beyond
/// 64 KiB is refused unless it is a feed's file. Bodies of unknown length are counted by {@link BodyCounter}.
///
/// Failures before or outside of a resource are answered as problem+json here too.
@Singleton
final class RequestDoor {
    /// The longest body in bytes, but for the feeds' files.
    static final int LONGEST_BODY = 64 * 1024;
    /// The feeds' files, of any length.
    static final Set<String> STREAMED = Set.of(
            "/feeds/v1/residents",
            "/feeds/v1/targets",
            "/feeds/v1/doses",
            "/feeds/v1/inquiries",
            "/feeds/v1/keyings",
            "/feeds/v1/register-doses");

    static final int FIRST = 10_000;

    private final AnswerHeaders headers;
    private final ObjectMapper json;

    RequestDoor(AnswerHeaders headers, ObjectMapper json) {
        this.headers = headers;
        this.json = json;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void open(@Observes ManagementInterface management) {
        management.router().route().order(-FIRST).handler(context -> {
            HeadWatch.arrived(context);
            context.next();
        });
    }

    void catchRest(@Observes Router router) {
        router.route().order(-FIRST).failureHandler(this::fail);
    }

    private void enter(RoutingContext context) {
        HeadWatch.arrived(context);
        HttpServerRequest request = context.request();
        context.addHeadersEndHandler(_ -> headers.complete(context.response().headers()));
        context.response().putHeader(Exchange.REQUEST_ID, Exchange.of(context).requestId());
        String length = request.getHeader("Content-Length");
        if (length == null || isStreamed(request) || Long.parseLong(length) <= LONGEST_BODY) {
            context.next();
        } else {
            context.fail(ProblemKind.TOO_LARGE.status());
        }
    }

    static boolean isStreamed(HttpServerRequest request) {
        return request.method() == HttpMethod.POST && STREAMED.contains(request.path());
    }

    private void fail(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            context.next();
            return;
        }
        Throwable failure = context.failure() == null ? new IllegalStateException() : context.failure();
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        send(ProblemMappers.problem(status, failure, Exchange.of(context)), context);
    }

    private void send(Problem problem, RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(problem.status());
        response.putHeader("Content-Type", Problem.MEDIA_TYPE).putHeader("Cache-Control", "no-store");
        String wait = Problems.retryAfter(problem);
        if (wait != null && !response.headers().contains("Retry-After")) {
            response.putHeader("Retry-After", wait);
        }
        leaveRestUnread(problem.status(), context);
        response.end(written(problem));
    }

    /// Ends an HTTP/1 connection with the answer when the rest of a body is not worth reading.
    static void leaveRestUnread(int status, RoutingContext context) {
        if (status == ProblemKind.TOO_LARGE.status() && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
    }

    private String written(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
