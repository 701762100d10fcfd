package jp.akashi.channel.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.operations.rotation.SecretKeyChange;
import jp.akashi.operations.rotation.SecretKeyRotation;
import jp.akashi.platform.problem.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The index key and the data key, and the passage of rows from one version to the next.
@Singleton
@Path("/operator/v1/secret-keys")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operator", description = "Operators, by client certificate")
public final class SecretKeyResource {
    private final SecretKeyRotation rotation;

    SecretKeyResource(SecretKeyRotation rotation) {
        this.rotation = rotation;
    }

    @GET
    @Operation(
            summary = "The versions of the index key and the data key",
            description =
                    "Which are in use, which nodes hold them, and how far the passage to the current one has come.")
    public Uni<List<SecretKeyAnswer>> list() {
        return rotation.list().map(all -> all.stream().map(SecretKeyAnswer::of).toList());
    }

    @POST
    @Path("/{secret}/{version}/activation")
    @Cancellable(false)
    @Operation(
            summary = "Make a version the current one",
            description =
                    "202 to the first operator, 200 to the second; 409 while a node lacks the version or rows still"
                            + " pass to the present one.")
    public Uni<Response> activate(
            @PathParam("secret") String secret,
            @PathParam("version") int version,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        return rotation.activate(secret, version, Caller.of(security).name()).map(change -> answer(change, context));
    }

    private static Response answer(SecretKeyChange change, RoutingContext context) {
        return switch (change) {
            case DONE -> Response.ok(Map.of("result", change.name())).build();
            case AWAITS_SECOND_OPERATOR ->
                Response.accepted(Map.of("result", change.name())).build();
            case UNKNOWN_KEY -> problem(ProblemKind.NOT_FOUND, context);
            case NOT_NOW -> problem(ProblemKind.CONFLICT, context);
        };
    }

    private static Response problem(ProblemKind kind, RoutingContext context) {
        return Problems.response(Problems.of(kind, Exchange.of(context)));
    }
}
