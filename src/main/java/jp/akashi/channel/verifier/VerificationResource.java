package jp.akashi.channel.verifier;

import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.verification.TrustList;
import jp.akashi.verification.VerifyCertificate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Anybody's question whether a barcode is genuine. Nothing of it is kept.
///
/// Runs on a worker: an unknown signer costs the check of its authority's signature.
@ApplicationScoped
@Path("/verification/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "verification", description = "Verification for everybody; open to pages of any origin")
public class VerificationResource {
    private final VerifyCertificate verification;
    private final OwnTrust trust;

    VerificationResource(VerifyCertificate verification, OwnTrust trust) {
        this.verification = verification;
        this.trust = trust;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a barcode proves, or why it proves nothing")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = VerificationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Valid or not",
            content = @Content(schema = @Schema(implementation = VerificationAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "An unreadable request or a failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response verify(byte @Nullable [] body, @Context RoutingContext context) {
        String text = VerificationBody.text(body);
        Optional<TrustList> believed = trust.list();
        if (believed.isEmpty()) {
            return Problems.response(Problems.of(ProblemKind.BUSY, Exchange.of(context)));
        }
        return Response.ok(VerificationAnswer.of(verification.verify(text, believed.get())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
