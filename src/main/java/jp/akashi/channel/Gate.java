package jp.akashi.channel;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.akashi.platform.limits.Limit;
import jp.akashi.platform.limits.RateLimits;
import jp.akashi.platform.load.Admission;
import jp.akashi.platform.load.Place;
import jp.akashi.platform.load.Work;
import jp.akashi.platform.problem.TurnedAwayException;

/// Where a request is let in or turned away, before anybody reads its body: 503 when there is too much to do, 429 when
/// its sender asks for challenges too often.
///
/// What only reads what is published, and operators, who are needed most when the house is full, always pass.
@Singleton
final class Gate {
    static final String PLACE = "akashi.place";

    private static final Set<String> NEW =
            Set.of("/app/v1/certificates", "/app/v1/passport-readings", "/centre/v1/applications", "/verification/v1");
    private static final Set<String> CHALLENGES = Set.of("/app/v1/challenges", "/centre/v1/challenges");
    private static final String STEPS = "/centre/v1/applications/";
    private static final String FEEDS = "/feeds/v1/";

    private final Admission admission;
    private final RateLimits limits;
    private final SlowBodies bodies;

    Gate(Admission admission, RateLimits limits, SlowBodies bodies) {
        this.admission = admission;
        this.limits = limits;
        this.bodies = bodies;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, RequestDoor.FIRST - 1);
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        try {
            if (request.method() == HttpMethod.POST && CHALLENGES.contains(request.path())) {
                admission.announce(Work.NEW);
                limits.count(Limit.ADDRESS, Address.of(request))
                        .subscribe()
                        .with(ignored -> context.next(), failure -> turnAway(failure, context));
            } else {
                Optional<Place> place = work(request).map(admission::enter);
                place.ifPresent(taken -> take(taken, context));
                if (!RequestDoor.isStreamed(request)) {
                    bodies.watch(context, place);
                }
                context.next();
            }
        } catch (TurnedAwayException away) {
            turnAway(away, context);
        }
    }

    private static Optional<Work> work(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "");
        if (path.startsWith(STEPS)) {
            return Optional.of(Work.PAID);
        }
        if (request.method() != HttpMethod.POST) {
            return Optional.empty();
        }
        if (NEW.contains(path)) {
            return Optional.of(Work.NEW);
        }
        if (RequestDoor.isStreamed(request)) {
            return Optional.of(Work.FILE);
        }
        return path.startsWith(FEEDS) ? Optional.of(Work.NEW) : Optional.empty();
    }

    private static void take(Place place, RoutingContext context) {
        context.put(PLACE, place);
        context.addEndHandler(ended -> place.answered());
    }

    private static void turnAway(Throwable failure, RoutingContext context) {
        // What is left of the body is of no interest, but stands before the connection's next request.
        context.request().resume();
        TurnedAwayException.in(failure)
                .ifPresentOrElse(
                        away -> {
                            context.response().putHeader("Retry-After", Long.toString(away.retryAfter()));
                            context.fail(away.kind().status(), away);
                        },
                        () -> context.fail(failure));
    }
}
