package jp.akashi.channel.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.issuance.signing.KeyChange;
import jp.akashi.issuance.signing.KeyLifecycle;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The signing keys and their lives. Activation and compromise answer 202 to the first operator and 200 to the second.
@Singleton
@Path("/operator/v1/keys")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
public final class KeyResource {
    private static final String PEM = "application/x-pem-file";

    private final KeyLifecycle keys;

    KeyResource(KeyLifecycle keys) {
        this.keys = keys;
    }

    /// All keys, the latest to sign first.
    @GET
    public Uni<List<KeyAnswer>> list() {
        return keys.list().map(all -> all.stream().map(KeyAnswer::of).toList());
    }

    /// Makes the next key of a format: 200, or 409 when there is one.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    public Uni<Response> plan(
            @Nullable KeyPlan plan, @Context SecurityContext security, @Context RoutingContext context) {
        if (plan == null || plan.format() == null) {
            throw new BadRequestException();
        }
        return keys.plan(plan.format(), municipality(plan), operator(security)).map(change -> answer(change, context));
    }

    /// The request for the authority that certifies the key (PKCS#10).
    @GET
    @Path("/{kid}/request")
    @Produces(PEM)
    public Uni<String> request(@PathParam("kid") String kid) {
        return keys.request(kid).map(request -> request.orElseThrow(NotFoundException::new));
    }

    /// The chain that the authority answered, signer first, root last: 422 when it does not fit the key.
    @PUT
    @Path("/{kid}/certificate")
    @Consumes(PEM)
    @Cancellable(false)
    public Uni<Response> certify(
            @PathParam("kid") String kid,
            String chain,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        return keys.certify(kid, chain, operator(security)).map(change -> answer(change, context));
    }

    @POST
    @Path("/{kid}/activation")
    @Cancellable(false)
    public Uni<Response> activate(
            @PathParam("kid") String kid, @Context SecurityContext security, @Context RoutingContext context) {
        return keys.activate(kid, operator(security)).map(change -> answer(change, context));
    }

    /// Gives up a planned key.
    @POST
    @Path("/{kid}/retirement")
    @Cancellable(false)
    public Uni<Response> retire(
            @PathParam("kid") String kid, @Context SecurityContext security, @Context RoutingContext context) {
        return keys.retire(kid, operator(security)).map(change -> answer(change, context));
    }

    /// Takes a key out of publication for good.
    @POST
    @Path("/{kid}/compromise")
    @Cancellable(false)
    public Uni<Response> compromise(
            @PathParam("kid") String kid, @Context SecurityContext security, @Context RoutingContext context) {
        return keys.compromise(kid, operator(security)).map(change -> answer(change, context));
    }

    private static Response answer(KeyChange change, RoutingContext context) {
        return switch (change) {
            case DONE -> Response.ok(Map.of("result", change.name())).build();
            case AWAITS_SECOND_OPERATOR ->
                Response.accepted(Map.of("result", change.name())).build();
            case UNKNOWN_KEY -> problem(ProblemKind.NOT_FOUND, context);
            case NOT_NOW -> problem(ProblemKind.CONFLICT, context);
            case CERTIFICATE_UNFIT -> problem(ProblemKind.CONTENT, context);
        };
    }

    private static Response problem(ProblemKind kind, RoutingContext context) {
        return Problems.response(Problems.of(kind, Exchange.of(context)));
    }

    private static Optional<MunicipalityCode> municipality(KeyPlan plan) {
        return Optional.ofNullable(plan.municipality())
                .map(code -> MunicipalityCode.parse(code).orElseThrow(BadRequestException::new));
    }

    private static String operator(SecurityContext security) {
        return Caller.of(security).name();
    }
}
