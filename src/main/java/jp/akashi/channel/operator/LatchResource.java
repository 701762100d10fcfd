package jp.akashi.channel.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.issuance.latch.LatchOpening;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Opens a latch after a mismatch: 202 to the first operator, 200 to the second, 409 when it is not closed.
@Singleton
@Path("/operator/v1/latches")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator", description = "Operators, by client certificate")
public final class LatchResource {
    private final Latches latches;

    LatchResource(Latches latches) {
        this.latches = latches;
    }

    @POST
    @Path("/{municipality}/openings")
    @Cancellable(false)
    public Uni<Response> open(
            @PathParam("municipality") String code,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        MunicipalityCode municipality =
                Municipalities.find(code).orElseThrow(NotFoundException::new).code();
        return latches.open(municipality, Caller.of(security).name()).map(opening -> answer(opening, context));
    }

    private static Response answer(LatchOpening opening, RoutingContext context) {
        return switch (opening) {
            case DONE -> Response.ok(Map.of("result", opening.name())).build();
            case AWAITS_SECOND_OPERATOR ->
                Response.accepted(Map.of("result", opening.name())).build();
            case NOT_CLOSED -> Problems.response(Problems.of(ProblemKind.CONFLICT, Exchange.of(context)));
        };
    }
}
