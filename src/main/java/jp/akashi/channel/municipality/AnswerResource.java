package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import jp.akashi.inquiry.Answer;
import jp.akashi.inquiry.AnswerInquiry;
import jp.akashi.inquiry.NobodyThereException;
import jp.akashi.inquiry.TransferredDose;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Where other nodes ask: the client certificate names the asking municipality.
@ApplicationScoped
@Path("/inquiry/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "inquiry", description = "Between municipalities' nodes, by client certificate")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure; none of them means that there is no record",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AnswerResource {
    private final AnswerInquiry answers;

    AnswerResource(AnswerInquiry answers) {
        this.answers = answers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Answers another municipality's question",
            description =
                    "NONE for unknown, without doses or not to be told. 404 where nobody answers for it; 429 says when to ask again.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = QuestionBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The doses in force, or NONE",
            content = @Content(schema = @Schema(implementation = AnswerBody.class)))
    public Uni<Response> answer(
            byte @Nullable [] body, @Context SecurityContext security, @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        return answers.answer(QuestionReader.question(body, Caller.of(security)))
                .map(answer -> response(answer, exchange))
                .onFailure(NobodyThereException.class)
                .recoverWithItem(() -> Problems.response(Problems.of(ProblemKind.NOT_FOUND, exchange)));
    }

    private static Response response(Answer answer, Exchange exchange) {
        return switch (answer) {
            case Answer.Doses(List<TransferredDose> doses) -> ok("ANSWERED", doses);
            case Answer.None _ -> ok("NONE", List.of());
            case Answer.Refused _ -> Problems.response(Problems.of(ProblemKind.CONFLICT, exchange));
            case Answer.TooMany(Duration pause) -> Waits.tooMany(pause, exchange);
        };
    }

    private static Response ok(String result, List<TransferredDose> doses) {
        return Response.ok(new AnswerBody(
                        result, doses.stream().map(TransferredDoseAnswer::of).toList()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
