package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Sheet;
import jp.akashi.platform.problem.Problem;
import jp.akashi.registry.extraction.ExtractedPerson;
import jp.akashi.registry.extraction.Extractions;
import jp.akashi.registry.extraction.Listing;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/// The municipality's own records as a file, streamed as fast as it is taken, for its register.
@ApplicationScoped
@Path("/municipality/v1/extractions")
@RolesAllowed("municipality")
@Tag(name = "municipality", description = "Municipalities, by client certificate")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ExtractionResource {
    private static final String CSV = "text/csv";
    private static final List<String> UNWRITABLE = List.of("個別宛名番号", "券番号", "列", "書けない文字");

    private final Extractions extractions;

    ExtractionResource(Extractions extractions) {
        this.extractions = extractions;
    }

    @GET
    @Path("{listing}.csv")
    @Produces(CSV)
    @Operation(
            summary = "register: persons with their doses (予防接種台帳向け出力); waiting: doses that wait (登録待ちリスト)",
            description = "個別宛名番号 and eight cells per dose, seven doses. Text that a spreadsheet would run gets an"
                    + " apostrophe, unless cells=verbatim. What Shift_JIS cannot write stands as 〓: unwritable.csv.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Multi<byte[]> extract(
            @Parameter(schema = @Schema(enumeration = {"register", "waiting"})) @PathParam("listing") String listing,
            @Parameter(description = "Only persons with a version recorded on that day or later")
                    @QueryParam("since")
                    @Nullable
                    String since,
            @Parameter(schema = @Schema(enumeration = {"utf-8", "shift_jis"})) @QueryParam("charset") @Nullable
                    String charset,
            @Parameter(schema = @Schema(enumeration = "verbatim")) @QueryParam("cells") @Nullable String cells,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sheet sheet = Sheet.of(charset, cells);
        Multi<byte[]> rows = lines(listing, since, security, context).map(page -> sheet.rows(ExtractionRows.of(page)));
        return file(sheet, ExtractionRows.COLUMNS, rows);
    }

    @GET
    @Path("{listing}/unwritable.csv")
    @Produces(CSV)
    @Operation(
            summary = "The cells of the listing that hold characters which Shift_JIS cannot write, in UTF-8",
            description = "個別宛名番号, 券番号, 列, and the characters as U+….")
    @APIResponse(
            responseCode = "200",
            description = "The file; only its header when everything can be written",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Multi<byte[]> unwritable(
            @Parameter(schema = @Schema(enumeration = {"register", "waiting"})) @PathParam("listing") String listing,
            @QueryParam("since") @Nullable String since,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Sheet wanted = Sheet.of("shift_jis", null);
        Sheet sheet = Sheet.of(null, null);
        Multi<byte[]> rows = lines(listing, since, security, context)
                .map(page -> sheet.rows(ExtractionRows.of(page).stream()
                        .flatMap(row -> unwritable(row, wanted).stream())
                        .toList()));
        return file(sheet, UNWRITABLE, rows);
    }

    private Multi<List<ExtractedPerson>> lines(
            String listing, @Nullable String since, SecurityContext security, RoutingContext context) {
        Caller caller = Caller.of(security);
        MunicipalityCode area = caller.municipality().orElseThrow();
        Listing wanted = listing(listing);
        Optional<Instant> from = Optional.ofNullable(since).map(day -> QuestionReader.date(day, "since")
                .atStartOfDay(ZoneId.of("Asia/Tokyo"))
                .toInstant());
        Uni<Void> announced = extractions.announce(
                area, wanted, caller.name(), Exchange.of(context).requestId());
        return announced.onItem().transformToMulti(_ -> extractions.lines(area, wanted, from));
    }

    private static Multi<byte[]> file(Sheet sheet, List<String> columns, Multi<byte[]> rows) {
        Multi<byte[]> header = Multi.createFrom().item(() -> sheet.header(columns));
        return RestMulti.fromMultiData(Multi.createBy().concatenating().streams(header, rows))
                .header(HttpHeaders.CONTENT_TYPE, sheet.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Listing listing(String name) {
        return switch (name) {
            case "register" -> Listing.REGISTER;
            case "waiting" -> Listing.WAITING;
            default -> throw new NotFoundException();
        };
    }

    private static List<List<String>> unwritable(List<String> row, Sheet wanted) {
        List<List<String>> found = new ArrayList<>();
        String ticket =
                row.stream().skip(3).filter(cell -> !cell.isEmpty()).findFirst().orElse("");
        for (int i = 0; i < row.size(); i++) {
            String characters = wanted.unwritable(row.get(i));
            if (!characters.isEmpty()) {
                found.add(List.of(row.getFirst(), ticket, ExtractionRows.COLUMNS.get(i), characters));
            }
        }
        return found;
    }
}
