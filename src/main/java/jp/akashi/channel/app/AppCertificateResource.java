package jp.akashi.channel.app;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jp.akashi.channel.ChallengeAnswer;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.channel.Promptly;
import jp.akashi.issuance.CertificateRequest;
import jp.akashi.issuance.IssueCertificate;
import jp.akashi.issuance.applicant.Challenges;
import jp.akashi.issuance.ledger.IssuedCertificate;
import jp.akashi.platform.problem.Problem;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Outcome.Granted;
import jp.akashi.vocabulary.Outcome.Refused;
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

/// The app's door: a challenge for the card, then a certificate for its proof.
///
/// A client that hangs up stops nothing: what was begun ends with a complete ledger row or none.
@ApplicationScoped
@Path("/app/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "app", description = "The smartphone app")
public class AppCertificateResource {
    private static final String NO_STORE = "no-store";

    private final IssueCertificate issuance;
    private final Challenges challenges;
    private final Promptly promptly;

    AppCertificateResource(IssueCertificate issuance, Challenges challenges, Promptly promptly) {
        this.issuance = issuance;
        this.challenges = challenges;
        this.promptly = promptly;
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
        return created(ChallengeAnswer.of(challenges.issue()).json());
    }

    @POST
    @Path("certificates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(summary = "A certificate for the holder of the card", description = "See docs/refusals.md for each no.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = AppCertificateBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The certificate, as it stands in the ledger",
            content = @Content(schema = @Schema(implementation = AppCertificateAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A refusal or a failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> certificate(
            byte @Nullable [] body,
            @Parameter(description = "1 to 64 printable characters; the same key and body get the same bytes again")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String idempotencyKey,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        byte[] bytes = body == null ? new byte[0] : body;
        CertificateRequest request = AppRequestReader.read(bytes, idempotencyKey, exchange);
        return promptly.answer(context, () -> issuance.issue(request)).map(outcome -> answer(outcome, exchange));
    }

    private static Response answer(Outcome<IssuedCertificate> outcome, Exchange exchange) {
        return switch (outcome) {
            case Granted(IssuedCertificate issued) ->
                created(AppCertificateAnswer.of(issued).json());
            case Refused(Refusal refusal) -> Problems.refused(refusal, AppRefusals.status(refusal), exchange);
        };
    }

    private static Response created(byte[] entity) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .entity(entity)
                .build();
    }
}
