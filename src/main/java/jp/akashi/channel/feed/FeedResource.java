package jp.akashi.channel.feed;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.registry.intake.ImportDoses;
import jp.akashi.registry.intake.ImportReport;
import jp.akashi.registry.intake.ImportResidents;
import jp.akashi.registry.intake.ImportTargets;
import jp.akashi.registry.intake.Sender;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Files of residents, targets and doses, of any size, over HTTPS with a client certificate.
@ApplicationScoped
@Path("/feeds/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
public class FeedResource {
    private static final String CSV = "text/csv";

    private final ImportResidents residents;
    private final ImportTargets targets;
    private final ImportDoses doses;

    FeedResource(ImportResidents residents, ImportTargets targets, ImportDoses doses) {
        this.residents = residents;
        this.targets = targets;
        this.doses = doses;
    }

    @POST
    @Path("residents")
    @Consumes(CSV)
    @RolesAllowed("municipality")
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "What the sender's resident register reports, as CSV: everybody at first, then events",
            description = "自治体コード, 宛名番号, 個人番号, 氏名, カナ氏名, 生年月日, 性別, 支援措置, 異動事由, 異動年月日, 異動連番; UTF-8 or Shift_JIS."
                    + " Optional: 転入前自治体コード; who moved in from there is asked about by itself.")
    @APIResponse(
            responseCode = "200",
            description = "The fate of every row",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure; what was accepted before it stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> residents(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        Charset charset = FileCharset.of(type);
        return read(
                () -> CsvFile.open(body, charset, ImportResidents.COLUMNS, ImportResidents.OPTIONAL_COLUMNS),
                Exchange.of(context),
                file -> residents.from(sender, file));
    }

    @POST
    @Path("targets")
    @Consumes(CSV)
    @RolesAllowed("municipality")
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "Residents of the sender's municipality, as CSV",
            description = "自治体コード, 宛名番号, 接種券番号, 個人番号, 氏名, カナ氏名, 生年月日, 性別, 支援措置; UTF-8 or Shift_JIS.")
    @APIResponse(
            responseCode = "200",
            description = "The fate of every row",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure; what was accepted before it stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> targets(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        return read(body, type, ImportTargets.COLUMNS, Exchange.of(context), file -> targets.from(sender, file));
    }

    @POST
    @Path("doses")
    @Consumes(CSV)
    @RolesAllowed({"municipality", "contractor"})
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "Doses given, as CSV",
            description =
                    "自治体コード, 接種券番号, 接種回, 接種日, ワクチン, ロット番号, 接種会場名, 接種医師名, 接種自治体コード; UTF-8 or Shift_JIS."
                            + " Where `Content-Digest` (sha-256) or `Akashi-Rows` is given, a file that differs is refused whole.")
    @APIResponse(
            responseCode = "200",
            description = "The fate of every row",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure; what was accepted before it stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> doses(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam("Content-Digest") @Nullable String digest,
            @HeaderParam("Akashi-Rows") @Nullable String rows,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        DeclaredFile.Declaration declaration = DeclaredFile.Declaration.of(digest, rows);
        return declaration.isEmpty()
                ? read(body, type, ImportDoses.COLUMNS, Exchange.of(context), file -> doses.from(sender, file))
                : declared(body, type, declaration, sender, Exchange.of(context));
    }

    @POST
    @Path("register-doses")
    @Consumes(CSV)
    @RolesAllowed("municipality")
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "The doses of the sender's vaccination register (予防接種台帳), as CSV in its layout",
            description = "個別宛名番号, then eight columns for each of seven doses (1回目接種履歴登録日時 …). Adds what is"
                    + " missing; what contradicts is rejected and waits in the queue. Every dose counts as a row.")
    @APIResponse(
            responseCode = "200",
            description = "The fate of every dose",
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure; what was accepted before it stays",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> register(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sender sender = Senders.of(security);
        return read(
                body,
                type,
                ImportDoses.REGISTER_COLUMNS,
                Exchange.of(context),
                file -> doses.fromRegister(sender, file));
    }

    private static Uni<Response> read(
            InputStream body,
            String type,
            List<String> columns,
            Exchange exchange,
            Function<CsvFile, Uni<ImportReport>> intake) {
        Charset charset = FileCharset.of(type);
        return read(() -> CsvFile.open(body, charset, columns), exchange, intake);
    }

    private static Uni<Response> read(
            Supplier<CsvFile> opening, Exchange exchange, Function<CsvFile, Uni<ImportReport>> intake) {
        try {
            return intake.apply(opening.get()).map(report -> answer(report, exchange));
        } catch (WrongHeaderException wrong) {
            return Uni.createFrom().item(FeedProblems.wrongHeader(wrong, exchange));
        }
    }

    // Nothing of a file goes in before the whole of it is what its sender declared.
    private Uni<Response> declared(
            InputStream body, String type, DeclaredFile.Declaration declaration, Sender sender, Exchange exchange) {
        Charset charset = FileCharset.of(type);
        try {
            DeclaredFile file = DeclaredFile.of(body, charset, ImportDoses.COLUMNS, declaration);
            return doses.from(sender, file.read(charset, ImportDoses.COLUMNS))
                    .onTermination()
                    .invoke(file::close)
                    .map(report -> answer(report, exchange));
        } catch (OtherFileException other) {
            return Uni.createFrom().item(FeedProblems.otherFile(other, exchange));
        } catch (WrongHeaderException wrong) {
            return Uni.createFrom().item(FeedProblems.wrongHeader(wrong, exchange));
        }
    }

    private static Response answer(ImportReport report, Exchange exchange) {
        return report.foreign()
                ? Problems.response(Problems.of(ProblemKind.FORBIDDEN, exchange))
                : Response.ok(ImportAnswer.of(report, exchange.language())).build();
    }
}
