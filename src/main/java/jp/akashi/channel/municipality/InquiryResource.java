package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.inquiry.Asked;
import jp.akashi.inquiry.Inquiries;
import jp.akashi.inquiry.Inquiry;
import jp.akashi.platform.problem.Problem;
import jp.akashi.vocabulary.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Inquiries about arrivals, asked in the name of the municipality that the client certificate names.
@ApplicationScoped
@Path("/municipality/v1/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "municipality", description = "Municipalities, by client certificate")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class InquiryResource {
    private final Inquiries inquiries;

    InquiryResource(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Asks the former municipality of an arrival for their doses",
            description = "Purpose TRANSFER_LOOKUP, My Number Act Art. 19 (xvi). WAITING is asked again by itself.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = InquiryBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The inquiry after its first attempt, or the same again for the same key and body",
            content = @Content(schema = @Schema(implementation = InquiryAnswer.class)))
    public Uni<Response> ask(
            byte @Nullable [] body,
            @Parameter(description = "1 to 64 printable characters") @HeaderParam("Idempotency-Key") @Nullable
                    String idempotencyKey,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        return inquiries
                .ask(QuestionReader.wish(body, idempotencyKey, Caller.of(security), exchange))
                .map(asked -> answer(asked, exchange));
    }

    @GET
    @Operation(summary = "The municipality's 100 latest inquiries, without their copies")
    public Uni<List<InquiryAnswer>> latest(@Context SecurityContext security) {
        return inquiries
                .latest(Caller.of(security).municipality().orElseThrow())
                .map(all -> all.stream().map(InquiryAnswer::of).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An inquiry and the copies its answer left")
    public Uni<InquiryAnswer> find(@PathParam("id") String id, @Context SecurityContext security) {
        return inquiries
                .find(Caller.of(security).municipality().orElseThrow(), id)
                .map(found -> InquiryAnswer.of(found.orElseThrow(NotFoundException::new)));
    }

    private static Response answer(Asked asked, Exchange exchange) {
        return switch (asked) {
            case Asked.Begun(Inquiry inquiry) ->
                Response.status(Response.Status.CREATED)
                        .header("Cache-Control", "no-store")
                        .entity(InquiryAnswer.of(inquiry))
                        .build();
            case Asked.KeyReused _ -> Problems.refused(Refusal.IDEMPOTENCY_KEY_REUSED, 422, exchange);
            case Asked.TooMany(Duration pause) -> Waits.tooMany(pause, exchange);
        };
    }
}
