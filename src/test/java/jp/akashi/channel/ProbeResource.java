package jp.akashi.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import jp.akashi.platform.storage.TooSlowException;
import jp.akashi.vocabulary.Refusal;

/// A door behind which everything fails on demand.
@Path("/probe")
public final class ProbeResource {
    record Body(int number) {}

    @GET
    @Path("/failures/{kind}")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<String> fail(@PathParam("kind") String kind) {
        return Uni.createFrom()
                .failure(
                        switch (kind) {
                            case "slow" -> new IllegalStateException(new TooSlowException("X", Duration.ofSeconds(1)));
                            case "closed" -> new VertxException("Connection was closed");
                            default -> new IllegalStateException("secret 123456789018");
                        });
    }

    @GET
    @Path("/refusal")
    public Uni<Response> refuse(@Context RoutingContext context) {
        return Uni.createFrom().item(Problems.refused(Refusal.PASSPORT_EXPIRED, 400, Exchange.of(context)));
    }

    @POST
    @Path("/numbers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Body> number(Body body) {
        return Uni.createFrom().item(body);
    }

    @GET
    @Path("/caller")
    @RolesAllowed({"municipality", "operator"})
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<String> caller(@Context SecurityContext security) {
        return Uni.createFrom().item(Caller.of(security).toString());
    }
}
