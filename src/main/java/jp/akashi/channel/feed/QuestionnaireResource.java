package jp.akashi.channel.feed;

import io.smallrye.mutiny.Multi;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;
import jp.akashi.registry.questionnaire.BatchName;
import jp.akashi.registry.questionnaire.Questionnaires;
import jp.akashi.vocabulary.Municipalities;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Batches of questionnaires: sent by venues, received by contractors, reconciled by municipalities.
@ApplicationScoped
@Path("/feeds/v1/questionnaires")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"venue", "contractor", "municipality"})
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class QuestionnaireResource {
    private static final String HEADER =
            "送付先自治体コード,都道府県,接種会場,束番号,送付日,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\r\n";

    private final Questionnaires questionnaires;

    QuestionnaireResource(Questionnaires questionnaires) {
        this.questionnaires = questionnaires;
    }

    @GET
    @Operation(
            summary = "Batches of the caller's municipality and their counts, 500 at most behind `after`",
            description = "A venue sees its own. `missing` names the steps between which counts differ.")
    public Uni<BatchAnswer.Page> list(
            @QueryParam("after") @DefaultValue("0") long after, @Context SecurityContext security) {
        Sender sender = Senders.of(security);
        Optional<String> venue = Optional.of(sender.name()).filter(_ -> sender.source() == Source.VENUE);
        return questionnaires.list(sender, venue, after).map(BatchAnswer.Page::of);
    }

    @POST
    @Path("{batch}")
    @RolesAllowed("venue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "A venue announces a batch: the day it leaves and how many for each municipality",
            description = "The same again changes nothing; other counts are refused (409).")
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchBody.class)))
    public Uni<Response> send(
            @PathParam("batch") String batch,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        BatchBody read = BatchBody.read(body);
        Exchange exchange = Exchange.of(context);
        return questionnaires
                .send(Senders.of(security), number(batch), read.day(), read.byMunicipality())
                .map(agrees -> agrees ? done(batch) : problem(ProblemKind.CONFLICT, exchange));
    }

    @POST
    @Path("{venue}/{batch}/receipt")
    @RolesAllowed("contractor")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(summary = "The contractor counts what arrived of a batch; once")
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchBody.class)))
    public Uni<Response> receive(
            @PathParam("venue") String venue,
            @PathParam("batch") String batch,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        Exchange exchange = Exchange.of(context);
        return questionnaires
                .receive(
                        sender, name(sender, venue, batch), BatchBody.read(body).byMunicipality())
                .map(received -> received.map(agrees -> agrees ? done(batch) : problem(ProblemKind.CONFLICT, exchange))
                        .orElseGet(() -> problem(ProblemKind.NOT_FOUND, exchange)));
    }

    @POST
    @Path("{venue}/{batch}/settlement")
    @RolesAllowed("municipality")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(summary = "The municipality accepts a batch whose counts differ, with its reason; once")
    @RequestBody(content = @Content(schema = @Schema(implementation = BatchBody.class)))
    public Uni<Response> settle(
            @PathParam("venue") String venue,
            @PathParam("batch") String batch,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        Exchange exchange = Exchange.of(context);
        return questionnaires
                .settle(sender, name(sender, venue, batch), BatchBody.read(body).why(), exchange.requestId())
                .map(settled -> settled ? done(batch) : problem(ProblemKind.CONFLICT, exchange));
    }

    @GET
    @Path("dispatch.csv")
    @RolesAllowed({"contractor", "municipality"})
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "Questionnaires of other municipalities' tickets, to be sent on through the NHI federation",
            description = "Of batches sent from `from` to `to`, by municipality; `municipality` asks for one of them.")
    public Multi<String> dispatch(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("municipality") @Nullable String municipality,
            @Context SecurityContext security) {
        LocalDate first = BatchBody.date(from, "from");
        LocalDate last = BatchBody.date(to, "to");
        Optional<String> home = Optional.ofNullable(municipality).map(code -> Municipalities.find(code)
                .orElseThrow(() -> new MalformedRequestException("municipality"))
                .code()
                .digits());
        Multi<String> lines = questionnaires
                .dispatch(Senders.of(security), first, last, home)
                .map(page -> page.stream().map(QuestionnaireResource::line).collect(Collectors.joining()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(HEADER), lines);
    }

    private static String line(Questionnaires.Sheet sheet) {
        List<String> cells = sheet.cells();
        String prefecture = Municipalities.find(cells.getFirst()).orElseThrow().prefecture();
        return Stream.concat(
                        Stream.of(
                                cells.getFirst(),
                                prefecture,
                                sheet.venue(),
                                sheet.batch(),
                                sheet.sentOn().toString()),
                        cells.stream().skip(1))
                .map(QuestionnaireResource::quoted)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    // Names may hold anything, and a spreadsheet takes some beginnings for a formula.
    private static String quoted(String cell) {
        boolean isFormula = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0;
        String safe = isFormula ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + safe.replace("\"", "\"\"") + "\""
                : safe;
    }

    private static BatchName name(Sender sender, String venue, String batch) {
        if (!BatchName.isNumber(venue)) {
            throw new MalformedRequestException("venue");
        }
        return new BatchName(sender.municipality(), venue, number(batch));
    }

    private static String number(String batch) {
        if (!BatchName.isNumber(batch)) {
            throw new MalformedRequestException("batch");
        }
        return batch;
    }

    private static Response done(String batch) {
        return Response.ok(Map.of("batch", batch)).build();
    }

    private static Response problem(ProblemKind kind, Exchange exchange) {
        return Problems.response(Problems.of(kind, exchange));
    }
}
