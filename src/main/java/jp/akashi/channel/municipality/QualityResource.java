package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.channel.Settlements;
import jp.akashi.channel.Sheet;
import jp.akashi.channel.WireJson;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.quality.CheckQuality;
import jp.akashi.registry.quality.ErrorKind;
import jp.akashi.registry.quality.Finding;
import jp.akashi.registry.quality.Findings;
import jp.akashi.registry.quality.QualityRun;
import jp.akashi.registry.quality.Settlement;
import jp.akashi.registry.quality.SettlingResult;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// The quality of the municipality's own records: the job, the work list, and the ways to settle an item.
@ApplicationScoped
@Path("/municipality/v1/quality")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "municipality", description = "Municipalities, by client certificate")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class QualityResource {
    private static final String CSV = "text/csv";
    private static final int PAGE = 100;
    private static final List<String> COLUMNS =
            List.of("番号", "種別", "内容", "券番号", "個別宛名番号", "接種回", "検出日時", "処理", "理由", "処理者", "処理日時");
    private static final WireJson<SettlementBody> SETTLEMENT = WireJson.of(SettlementBody.class);

    private final CheckQuality job;
    private final Findings findings;
    private final InstantSource clock;

    QualityResource(CheckQuality job, Findings findings, InstantSource clock) {
        this.job = job;
        this.findings = findings;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Open findings by kind, and how far the latest run has come")
    public Uni<QualityAnswer> overview(@Context SecurityContext security) {
        MunicipalityCode area = area(security);
        return findings.counts(area).chain(counts -> job.latest(area).map(run -> QualityAnswer.of(counts, run)));
    }

    @POST
    @Path("runs")
    @Cancellable(false)
    @Operation(summary = "Looks over the whole area", description = "While a run is under way, that one is answered.")
    @APIResponse(
            responseCode = "202",
            description = "The run",
            content = @Content(schema = @Schema(implementation = QualityAnswer.Run.class)))
    public Uni<Response> run(@Context SecurityContext security, @Context RoutingContext context) {
        return job.start(
                        area(security),
                        Caller.of(security).name(),
                        Exchange.of(context).requestId())
                .map(QualityResource::accepted);
    }

    @GET
    @Path("findings")
    @Operation(
            summary = "Up to 100 findings after an id",
            description = "The open ones, or with state=SETTLED those settled.")
    public Uni<List<FindingAnswer>> list(
            @QueryParam("kind") @Nullable String kind,
            @Parameter(schema = @Schema(enumeration = {"OPEN", "SETTLED"})) @QueryParam("state") @Nullable String state,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context SecurityContext security) {
        return findings.list(area(security), kind(kind), "SETTLED".equals(state), after, PAGE)
                .map(all -> all.stream().map(FindingAnswer::of).toList());
    }

    @GET
    @Path("findings.csv")
    @Produces(CSV)
    @Operation(summary = "All findings as CSV, open or settled")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Multi<byte[]> export(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("state") @Nullable String state,
            @QueryParam("charset") @Nullable String charset,
            @Context SecurityContext security) {
        Sheet sheet = Sheet.of(charset, null);
        Multi<byte[]> rows = findings.all(area(security), kind(kind), "SETTLED".equals(state))
                .map(page -> sheet.rows(page.stream().map(QualityResource::row).toList()));
        Multi<byte[]> header = Multi.createFrom().item(() -> sheet.header(COLUMNS));
        return RestMulti.fromMultiData(Multi.createBy().concatenating().streams(header, rows))
                .header(HttpHeaders.CONTENT_TYPE, sheet.mediaType())
                .build();
    }

    @POST
    @Path("findings/{id}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Settles a finding: confirmed as true, corrected by a new version, or the dose withdrawn",
            description = "Certificates that used the dose are revoked with it. 409 when it is settled already.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SettlementBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "Settled",
            content = @Content(schema = @Schema(implementation = FindingAnswer.class)))
    public Uni<Response> settle(
            @PathParam("id") long id,
            byte @Nullable [] body,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        MunicipalityCode area = area(security);
        return findings.settle(area, id, settlement(body), Caller.of(security).name(), exchange.requestId())
                .chain(result -> result == SettlingResult.DONE
                        ? findings.find(area, id).map(QualityResource::settled)
                        : Uni.createFrom().item(refused(result, exchange)));
    }

    private Settlement settlement(byte @Nullable [] body) {
        SettlementBody given = SETTLEMENT.read(body);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        return Settlements.of(
                new Settlements.Form(
                        given.way(),
                        given.reason(),
                        given.doseNumber(),
                        given.vaccinatedOn(),
                        given.vaccine(),
                        given.lot()),
                today);
    }

    private static Response settled(Optional<Finding> finding) {
        return Response.ok(FindingAnswer.of(finding.orElseThrow(NotFoundException::new)))
                .build();
    }

    private static Response refused(SettlingResult result, Exchange exchange) {
        ProblemKind kind =
                switch (result) {
                    case UNKNOWN -> ProblemKind.NOT_FOUND;
                    case NOT_OPEN -> ProblemKind.CONFLICT;
                    case NO_SUCH_DOSE -> ProblemKind.CONTENT;
                    case DONE -> throw new IllegalStateException("done is no refusal");
                };
        return Problems.response(Problems.of(kind, exchange));
    }

    private static Response accepted(QualityRun run) {
        return Response.accepted(QualityAnswer.Run.of(run)).build();
    }

    private static List<String> row(Finding finding) {
        FindingAnswer answer = FindingAnswer.of(finding);
        return List.of(
                Long.toString(finding.id()),
                finding.kind().name(),
                ProblemTexts.text("quality." + finding.kind(), Locale.JAPANESE),
                finding.ticket().digits(),
                finding.person().orElse(""),
                String.join(
                        " ", finding.doseNumbers().stream().map(String::valueOf).toList()),
                answer.foundAt(),
                text(answer.settlement()),
                text(answer.reason()),
                text(answer.settledBy()),
                text(answer.settledAt()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Optional<ErrorKind> kind(@Nullable String name) {
        return Optional.ofNullable(name).map(given -> Arrays.stream(ErrorKind.values())
                .filter(kind -> kind.name().equals(given))
                .findFirst()
                .orElseThrow(() -> new MalformedRequestException("kind")));
    }

    private static MunicipalityCode area(SecurityContext security) {
        return Caller.of(security).municipality().orElseThrow();
    }
}
