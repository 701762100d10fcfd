package jp.akashi.channel.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.regex.Pattern;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.issuance.ledger.Withdrawals;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.vocabulary.CertificateNumber;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// An operator takes a single certificate back.
@ApplicationScoped
@Path("/operator/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@Tag(name = "operator", description = "Operators, by client certificate")
public class WithdrawalResource {
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z_]{2,39}");

    private final Withdrawals withdrawals;

    WithdrawalResource(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @Schema(name = "Withdrawal")
    record WithdrawalBody(
            @Schema(description = "Capitals and underscores", examples = "ISSUED_IN_ERROR") @Nullable
            String reason) {}

    @Schema(name = "WithdrawnCertificate")
    record WithdrawalAnswer(String certificateId, String state) {}

    @POST
    @Path("{number}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(summary = "Withdraw a certificate", description = "Lists its rid; doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = WithdrawalAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A refusal or a failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> withdraw(
            @PathParam("number") String number,
            @Nullable WithdrawalBody body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        String reason = reason(body);
        Exchange exchange = Exchange.of(context);
        String operator = Caller.of(security).name();
        return CertificateNumber.parse(number)
                .map(parsed -> withdrawals.withdraw(parsed, reason, operator, exchange.requestId()))
                .orElseGet(() -> Uni.createFrom().item(false))
                .map(found -> found
                        ? Response.ok(new WithdrawalAnswer(number, "WITHDRAWN")).build()
                        : Problems.response(Problems.of(ProblemKind.NOT_FOUND, exchange)));
    }

    private static String reason(@Nullable WithdrawalBody body) {
        String reason = body == null || body.reason() == null ? "" : body.reason();
        if (!REASON.matcher(reason).matches()) {
            throw new MalformedRequestException("reason");
        }
        return reason;
    }
}
