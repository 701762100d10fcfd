package jp.akashi.channel.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.TicketConfig;
import jp.akashi.platform.problem.Problem;
import jp.akashi.registry.intake.EntryKey;
import jp.akashi.registry.intake.LineReading.Line;
import jp.akashi.registry.intake.LineReading.Misread;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.VenueDoses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Doses of a vaccination venue, one by one. A venue writes wherever a ticket points and reads nothing there.
@ApplicationScoped
@Path("/feeds/v1/venue/doses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("venue")
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class VenueResource {
    private final VenueDoses doses;
    private final TicketConfig config;

    VenueResource(VenueDoses doses, TicketConfig config) {
        this.doses = doses;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "A dose, right after the shot",
            description = "The same dose again gets the same doseId. What is unlikely is recorded with warnings; a line"
                    + " that cannot be right is refused by what is wrong with it (E-LINE-…). With an Idempotency-Key"
                    + " the first answer is given again for thirty days.")
    @RequestBody(content = @Content(schema = @Schema(implementation = VenueDose.class)))
    @APIResponse(
            responseCode = "201",
            description = "The dose is recorded",
            content = @Content(schema = @Schema(implementation = VenueAnswers.Standing.class)))
    public Uni<Response> record(
            byte @Nullable [] body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        VenueDose dose = VenueDose.read(body);
        Sender sender = Senders.of(security);
        return switch (dose.line(config.ticketKinds())) {
            case Misread misread -> Uni.createFrom().item(VenueAnswers.of(misread, exchange));
            case Line line ->
                doses.record(sender, entry(key, sender, body), cells(line, dose, sender), exchange.requestId())
                        .map(result -> VenueAnswers.of(result, Response.Status.CREATED, exchange));
        };
    }

    @GET
    @Operation(
            summary = "What this venue recorded on one day, the latest first, 500 at most",
            description = "Its own reports only, as it sent them, with what has become of each.")
    public Uni<DayAnswer> day(
            @QueryParam("on") @Nullable String on,
            @QueryParam("before") @DefaultValue("9223372036854775807") long before,
            @Context SecurityContext security) {
        LocalDate day = on == null ? doses.today() : date(on);
        Sender sender = Senders.of(security);
        return Uni.combine()
                .all()
                .unis(doses.countOfDay(sender, day), doses.ofDay(sender, day, before))
                .with((count, found) -> DayAnswer.of(day, count, found));
    }

    @POST
    @Path("{doseId}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Corrects a dose that this venue recorded today (Japan time)",
            description = "A new version with its own doseId; the one before is kept. A wrong line is no correction:"
                    + " withdraw the dose and send it anew. The ocrLine of the body is not read.")
    @RequestBody(content = @Content(schema = @Schema(implementation = VenueDose.class)))
    @APIResponse(
            responseCode = "200",
            description = "The dose as it stands now",
            content = @Content(schema = @Schema(implementation = VenueAnswers.Standing.class)))
    public Uni<Response> correct(
            @PathParam("doseId") long doseId,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        return doses.correct(Senders.of(security), doseId, VenueDose.read(body).content(), exchange.requestId())
                .map(result -> VenueAnswers.of(result, Response.Status.OK, exchange));
    }

    @POST
    @Path("{doseId}/withdrawal")
    @Cancellable(false)
    @Operation(
            summary = "Takes back a dose that this venue recorded today (Japan time)",
            description = "The version is kept as WITHDRAWN and its dose number is free again. Again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The dose is withdrawn",
            content = @Content(schema = @Schema(implementation = VenueAnswers.Standing.class)))
    public Uni<Response> withdraw(
            @PathParam("doseId") long doseId, @Context SecurityContext security, @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        return doses.withdraw(Senders.of(security), doseId, exchange.requestId())
                .map(result -> VenueAnswers.of(result, Response.Status.OK, exchange));
    }

    // Keys of one venue are no other's.
    private static Optional<EntryKey> entry(@Nullable String key, Sender sender, byte @Nullable [] body) {
        return Fields.keyDigest(key, "venue:" + sender.name())
                .map(digest -> new EntryKey(digest, Fields.sha256(body == null ? new byte[0] : body)));
    }

    private static List<String> cells(Line line, VenueDose dose, Sender sender) {
        List<String> cells = new ArrayList<>(
                List.of(line.area().digits(), line.ticket().digits(), Integer.toString(line.doseNumber())));
        cells.addAll(dose.content());
        cells.add(sender.municipality().digits());
        return cells;
    }

    private static LocalDate date(String text) {
        if (text.length() != 10) {
            throw new MalformedRequestException("on");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedRequestException("on");
        }
    }
}
