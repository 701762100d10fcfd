package jp.akashi.channel.feed;

import static jp.akashi.channel.feed.VenueDose.required;

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
import java.util.List;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.intake.Fault;
import jp.akashi.registry.intake.RecordDose;
import jp.akashi.registry.intake.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Doses of a vaccination venue, one by one. A venue writes wherever a ticket points and reads nothing there.
@ApplicationScoped
@Path("/feeds/v1/venue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("venue")
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
public class VenueResource {
    private static final int LINE = 18;
    private static final String CONFLICT = "E-DOSE-CONFLICT";
    private static final String REJECTED = "E-DOSE";

    private final RecordDose doses;
    private final FeedConfig config;

    VenueResource(RecordDose doses, FeedConfig config) {
        this.doses = doses;
        this.config = config;
    }

    /// Where a dose stands: ACTIVE, or PENDING while its municipality has not settled whose it is.
    @Schema(name = "VenueDoseAnswer")
    record Answer(String doseId, String state) {}

    @POST
    @Path("doses")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(summary = "A dose, right after the shot", description = "The same dose again gets the same doseId.")
    @APIResponse(
            responseCode = "201",
            description = "The dose is recorded",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A refusal or a failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> record(
            @Nullable VenueDose dose, @Context SecurityContext security, @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        if (dose == null) {
            throw new MalformedRequestException("ocrLine");
        }
        Sender sender = Senders.of(security);
        return doses.record(sender, cells(dose, sender)).map(result -> answer(result, exchange));
    }

    private List<String> cells(VenueDose dose, Sender sender) {
        String line = required(dose.ocrLine(), "ocrLine");
        if (line.length() != LINE || !config.ticketKinds().contains(line.substring(0, 1))) {
            throw new MalformedRequestException("ocrLine");
        }
        String date = required(dose.vaccinatedOn(), "vaccinatedOn");
        if (date.length() != 10 || date.charAt(4) != '-' || date.charAt(7) != '-') {
            throw new MalformedRequestException("vaccinatedOn");
        }
        return List.of(
                line.substring(2, 8),
                line.substring(8),
                line.substring(1, 2),
                date.replace("-", ""),
                required(dose.vaccine(), "vaccine"),
                required(dose.lot(), "lot"),
                required(dose.venue(), "venue"),
                required(dose.physician(), "physician"),
                sender.municipality().digits());
    }

    private static Response answer(RecordDose.Result result, Exchange exchange) {
        return switch (result) {
            case RecordDose.Result.Recorded(long id, boolean isPending) ->
                Response.status(Response.Status.CREATED)
                        .entity(new Answer(Long.toString(id), isPending ? "PENDING" : "ACTIVE"))
                        .build();
            case RecordDose.Result.Rejected(Fault fault) -> rejected(fault, exchange);
        };
    }

    private static Response rejected(Fault fault, Exchange exchange) {
        boolean isConflict = fault == Fault.DOSE_CONFLICT;
        String message = ErrorAnswer.message(fault, exchange.language());
        return Problems.response(ProblemTexts.of(
                isConflict ? CONFLICT : REJECTED,
                isConflict ? 409 : 400,
                message,
                exchange.language(),
                exchange.requestId()));
    }
}
