package jp.akashi.channel.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.channel.WireJson;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.registry.intake.Conflict;
import jp.akashi.registry.intake.Conflict.Decision;
import jp.akashi.registry.intake.Conflicts;
import jp.akashi.registry.intake.Conflicts.Verdict;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The reports that contradict a municipality's records, and its decisions about them.
@ApplicationScoped
@Path("/feeds/v1/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ConflictResource {
    private static final int PAGE = 200;
    private static final Pattern REASON = Pattern.compile("\\P{C}{1,200}");
    private static final WireJson<DecisionBody> JSON = WireJson.of(DecisionBody.class);

    private final Conflicts conflicts;

    ConflictResource(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Schema(name = "ConflictDecision")
    record DecisionBody(
            @Schema(enumeration = {"KEEP_STANDING", "TAKE_REPORTED", "BOTH_WRONG"}) @Nullable
            String decision,

            @Schema(description = "Why, in at most 200 characters") @Nullable
            String reason,

            @Schema(description = "The standing version that was looked at") @Nullable
            String standingDoseId) {}

    @GET
    @Operation(
            summary = "Contradictions of the area, oldest first, 200 at most",
            description = "`open` counts all that wait. `state=settled` lists those that were decided.")
    public Uni<ConflictAnswer.Page> list(
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context SecurityContext security) {
        MunicipalityCode area = Senders.of(security).municipality();
        Uni<List<Conflict>> page =
                switch (state) {
                    case "open" -> conflicts.open(area, after, PAGE);
                    case "settled" -> conflicts.settled(area, after, PAGE);
                    default -> throw new MalformedRequestException("state");
                };
        return Uni.combine()
                .all()
                .unis(conflicts.countOpen(area), page)
                .with((open, found) -> new ConflictAnswer.Page(
                        open, found.stream().map(ConflictAnswer::of).toList()));
    }

    @POST
    @Path("{conflictId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Decides a contradiction",
            description =
                    "TAKE_REPORTED adds a version and keeps the one before; BOTH_WRONG withdraws the standing one."
                            + " 409 when it was decided already or another version stands than the one looked at.")
    @RequestBody(content = @Content(schema = @Schema(implementation = DecisionBody.class)))
    @APIResponse(responseCode = "200", description = "Decided; issued certificates feel it at once")
    public Uni<Response> decide(
            @PathParam("conflictId") long conflictId,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        DecisionBody read = JSON.read(body);
        Verdict verdict = new Verdict(
                conflictId,
                id(Fields.text(read.standingDoseId(), "standingDoseId", 19)),
                decision(Fields.text(read.decision(), "decision", 16)),
                reason(read.reason()),
                Senders.of(security),
                exchange.requestId());
        return conflicts.decide(verdict).map(result -> answer(result, verdict, exchange));
    }

    private static Response answer(Verdict.Result result, Verdict verdict, Exchange exchange) {
        return switch (result) {
            case DECIDED ->
                Response.ok(Map.of("conflictId", Long.toString(verdict.conflictId()), "decision", verdict.decision()))
                        .build();
            case NOT_FOUND -> Problems.response(Problems.of(ProblemKind.NOT_FOUND, exchange));
            case MOVED_ON -> Problems.response(Problems.of(ProblemKind.CONFLICT, exchange));
        };
    }

    private static Decision decision(String name) {
        return Stream.of(Decision.values())
                .filter(decision -> decision.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedRequestException("decision"));
    }

    private static String reason(@Nullable String reason) {
        if (reason == null || reason.isBlank() || !REASON.matcher(reason).matches()) {
            throw new MalformedRequestException("reason");
        }
        return reason;
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedRequestException("standingDoseId");
        }
    }
}
