package jp.akashi.channel.kiosk;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.function.Function;
import jp.akashi.channel.Caller;
import jp.akashi.channel.ChallengeAnswer;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.Problems;
import jp.akashi.issuance.ApplyAtKiosk;
import jp.akashi.issuance.KioskRequest;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.issuance.application.Application;
import jp.akashi.issuance.application.Applications;
import jp.akashi.issuance.application.ReleaseDocument;
import jp.akashi.issuance.application.ReleasedDocument;
import jp.akashi.platform.problem.Problem;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Outcome.Granted;
import jp.akashi.vocabulary.Outcome.Refused;
import jp.akashi.vocabulary.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The issuing centre's door: a kiosk's application from the card to the printed paper.
@ApplicationScoped
@Path("/centre/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("centre")
@Tag(name = "centre", description = "The issuing centre, by client certificate")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class CentreResource {
    private static final String NO_STORE = "no-store";
    private static final String PDF = "application/pdf";
    private static final String APPLICATION_ID = "Akashi-Application-Id";
    private static final String BINDING = "Akashi-Binding";
    private static final String TERMINAL_ID = "Akashi-Terminal-Id";

    private final ApplyAtKiosk kiosk;
    private final Applications applications;
    private final ReleaseDocument documents;
    private final Challenges challenges;
    private final CentreTraffic traffic;

    CentreResource(
            ApplyAtKiosk kiosk,
            Applications applications,
            ReleaseDocument documents,
            Challenges challenges,
            CentreTraffic traffic) {
        this.kiosk = kiosk;
        this.applications = applications;
        this.documents = documents;
        this.challenges = challenges;
        this.traffic = traffic;
    }

    @POST
    @Path("challenges")
    @NonBlocking
    @Operation(summary = "A challenge for the card to sign", description = "Lives five minutes and is used once.")
    @APIResponse(
            responseCode = "201",
            description = "The challenge",
            content = @Content(schema = @Schema(implementation = ChallengeAnswer.class)))
    public Response challenge() {
        return answer(Response.Status.CREATED, ChallengeAnswer.of(challenges.issue()));
    }

    @POST
    @Path("applications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "An application of the holder of the card",
            description = "The passport comes from earlier international certificates. See docs/refusals.md.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ApplicationBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The content to confirm, or the same again for the same centreRequestId and body",
            content = @Content(schema = @Schema(implementation = ShownAnswer.class)))
    public Uni<Response> apply(
            byte @Nullable [] body,
            @Parameter(description = "1 to 64 printable characters") @HeaderParam("Idempotency-Key") @Nullable
                    String idempotencyKey,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        String centre = Caller.of(security).name();
        KioskRequest request = CentreRequestReader.application(content(body), idempotencyKey, centre, exchange);
        return traffic.start(context, centre, request, () -> kiosk.apply(request))
                .map(outcome -> answer(outcome, Response.Status.CREATED, ShownAnswer::of, exchange));
    }

    @POST
    @Path("applications/{id}/payment")
    @Cancellable(false)
    @Operation(summary = "The fee was paid", description = "Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "PAID",
            content = @Content(schema = @Schema(implementation = StateAnswer.class)))
    public Uni<Response> pay(@PathParam("id") String id, @Context RoutingContext context) {
        return traffic.step(context, () -> applications.pay(id)).map(outcome -> state(outcome, context));
    }

    @POST
    @Path("applications/{id}/document")
    @Produces({PDF, MediaType.APPLICATION_JSON})
    @Cancellable(false)
    @Operation(
            summary = "A paid copy of the document",
            description = "The same Idempotency-Key delivers the same copy again until it is reported printed;"
                    + " a new key, or none, is the next copy. Headers and metadata of the PDF carry the same marks.")
    @APIResponse(
            responseCode = "200",
            description = "The sealed PDF, one page",
            headers = {
                @Header(name = APPLICATION_ID, schema = @Schema(implementation = String.class)),
                @Header(name = BINDING, schema = @Schema(implementation = String.class)),
                @Header(name = TERMINAL_ID, schema = @Schema(implementation = String.class))
            },
            content = @Content(mediaType = PDF))
    public Uni<Response> document(
            @PathParam("id") String id,
            @Parameter(description = "1 to 64 printable characters") @HeaderParam("Idempotency-Key") @Nullable
                    String idempotencyKey,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        Optional<Bytes> key = Fields.keyDigest(idempotencyKey, "copy");
        return traffic.step(context, () -> documents.release(id, key)).map(outcome -> document(outcome, exchange));
    }

    @POST
    @Path("applications/{id}/printed")
    @Cancellable(false)
    @Operation(summary = "All copies handed out so far were printed", description = "Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "PRINTED, or CLOSED once every paid copy is",
            content = @Content(schema = @Schema(implementation = StateAnswer.class)))
    public Uni<Response> printed(@PathParam("id") String id, @Context RoutingContext context) {
        return traffic.step(context, () -> applications.print(id)).map(outcome -> state(outcome, context));
    }

    @POST
    @Path("applications/{id}/cancellation")
    @Cancellable(false)
    @Operation(
            summary = "Take the application back",
            description = "Whatever comes late is discarded, and a certificate of which nothing was printed withdrawn.")
    @APIResponse(
            responseCode = "200",
            description = "CANCELLED",
            content = @Content(schema = @Schema(implementation = StateAnswer.class)))
    public Uni<Response> cancel(@PathParam("id") String id, @Context RoutingContext context) {
        return traffic.step(context, () -> applications.cancel(id)).map(outcome -> state(outcome, context));
    }

    @GET
    @Path("applications/{id}")
    @Operation(summary = "Where an application stands")
    @APIResponse(
            responseCode = "200",
            description = "The state",
            content = @Content(schema = @Schema(implementation = StateAnswer.class)))
    public Uni<Response> find(@PathParam("id") String id, @Context RoutingContext context) {
        return traffic.step(context, () -> applications.find(id)).map(outcome -> state(outcome, context));
    }

    @POST
    @Path("mismatches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "A document did not belong to its application",
            description = "Issuing stops for the municipality until two operators open its latch.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = MismatchBody.class)))
    @APIResponse(responseCode = "202", description = "The latch is closed")
    public Uni<Response> mismatch(
            byte @Nullable [] body, @Context SecurityContext security, @Context RoutingContext context) {
        CentreRequestReader.Report seen = CentreRequestReader.mismatch(content(body));
        String centre = Caller.of(security).name();
        Exchange exchange = Exchange.of(context);
        return traffic.step(
                        context,
                        () -> applications.mismatch(
                                seen.applicationId(), seen.terminalId(), seen.seenBinding(), centre))
                .map(outcome -> answer(outcome, Response.Status.ACCEPTED, StateAnswer::of, exchange));
    }

    private static Response document(Outcome<ReleasedDocument> outcome, Exchange exchange) {
        return switch (outcome) {
            case Granted(ReleasedDocument copy) ->
                Response.ok(copy.pdf().toArray(), PDF)
                        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                        .header(APPLICATION_ID, copy.marks().applicationId())
                        .header(BINDING, copy.marks().binding())
                        .header(TERMINAL_ID, copy.marks().terminalId())
                        .build();
            case Refused(Refusal refusal) -> refused(refusal, exchange);
        };
    }

    private static Response refused(Refusal refusal, Exchange exchange) {
        return Problems.refused(refusal, KioskRefusals.status(refusal), exchange);
    }

    private static Response state(Outcome<Application> outcome, RoutingContext context) {
        return answer(outcome, Response.Status.OK, StateAnswer::of, Exchange.of(context));
    }

    private static Response answer(
            Outcome<Application> outcome,
            Response.Status status,
            Function<Application, Object> form,
            Exchange exchange) {
        return switch (outcome) {
            case Granted(Application application) -> answer(status, form.apply(application));
            case Refused(Refusal refusal) -> refused(refusal, exchange);
        };
    }

    private static Response answer(Response.Status status, Object entity) {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .entity(entity)
                .build();
    }

    private static byte[] content(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
