package jp.akashi.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.Trace;
import jp.akashi.platform.problem.TurnedAwayException;
import jp.akashi.platform.storage.Outage;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever a door throws into problem+json; nothing of the exception reaches the caller.
final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response unauthenticated(RoutingContext context) {
        return answer(ProblemKind.UNAUTHENTICATED, context);
    }

    @ServerExceptionMapper(ForbiddenException.class)
    Response forbidden(RoutingContext context) {
        return answer(ProblemKind.FORBIDDEN, context);
    }

    // The more special exception is named because the framework brings a mapper for it, which quotes the body.
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(RoutingContext context) {
        return answer(ProblemKind.REQUEST, context);
    }

    @ServerExceptionMapper
    Response malformed(MalformedRequestException failure, RoutingContext context) {
        return Problems.response(Problems.of(ProblemKind.FIELD, failure.field(), Exchange.of(context)));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException failure, RoutingContext context) {
        Response response = failure.getResponse();
        if (response.getStatus() < 400) {
            return response;
        }
        RequestDoor.leaveRestUnread(response.getStatus(), context);
        Response problem = Problems.response(problem(response.getStatus(), failure, Exchange.of(context)));
        Object allow = response.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    @ServerExceptionMapper
    Response lastResort(Throwable failure, RoutingContext context) {
        return TurnedAwayException.in(failure)
                .map(away -> turnedAway(away, context))
                .orElseGet(() -> Problems.response(problem(500, failure, Exchange.of(context))));
    }

    private static Response turnedAway(TurnedAwayException away, RoutingContext context) {
        return Response.fromResponse(answer(away.kind(), context))
                .header(HttpHeaders.RETRY_AFTER, null)
                .header(HttpHeaders.RETRY_AFTER, away.retryAfter())
                .build();
    }

    /// The problem a status and its cause amount to; failures of ours are logged with the request's id.
    static Problem problem(int status, Throwable failure, Exchange exchange) {
        if (failure instanceof TurnedAwayException away) {
            return Problems.of(away.kind(), exchange);
        }
        if (status < 500) {
            return Problems.of(ProblemKind.ofStatus(status).orElse(ProblemKind.REQUEST), exchange);
        }
        return Outage.in(failure).map(outage -> busy(outage, exchange)).orElseGet(() -> broken(failure, exchange));
    }

    private static Problem busy(String outage, Exchange exchange) {
        LOG.warnf("request %s: %s", exchange.requestId(), outage);
        return Problems.of(ProblemKind.BUSY, exchange);
    }

    private static Problem broken(Throwable failure, Exchange exchange) {
        String state = Outage.sqlState(failure).map(" SQLSTATE "::concat).orElse("");
        LOG.errorf(Trace.of(failure), "request %s failed%s", exchange.requestId(), state);
        return Problems.of(ProblemKind.INTERNAL, exchange);
    }

    private static Response answer(ProblemKind kind, RoutingContext context) {
        return Problems.response(Problems.of(kind, Exchange.of(context)));
    }
}
