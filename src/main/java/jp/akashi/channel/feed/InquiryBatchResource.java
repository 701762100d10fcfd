package jp.akashi.channel.feed;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Problems;
import jp.akashi.channel.Sheet;
import jp.akashi.inquiry.BatchLine;
import jp.akashi.inquiry.BatchReport;
import jp.akashi.inquiry.InquiryBatches;
import jp.akashi.inquiry.TooManyRowsException;
import jp.akashi.inquiry.TransferredDose;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Files of inquiries about arrivals, asked in the night, and their results.
@ApplicationScoped
@Path("/feeds/v1/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class InquiryBatchResource {
    private static final List<String> RESULTS =
            List.of("行", "状態", "照会先自治体コード", "接種回", "接種日", "券番号", "接種自治体コード", "接種会場名", "接種医師名", "ワクチン", "ロット番号", "記録の版");

    private final InquiryBatches batches;

    InquiryBatchResource(InquiryBatches batches) {
        this.batches = batches;
    }

    /// What came of a file of questions.
    @Schema(name = "InquiryBatch")
    record BatchAnswer(String batchId, long accepted, long rejected, List<ErrorAnswer> errors) {
        static BatchAnswer of(BatchReport report, Locale language) {
            return new BatchAnswer(
                    report.batchId(),
                    report.accepted(),
                    report.rejected(),
                    report.firstErrors().stream()
                            .map(error -> ErrorAnswer.of(error, language))
                            .toList());
        }
    }

    @POST
    @Consumes("text/csv")
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "Inquiries about up to 10,000 arrivals, as CSV",
            description = "個人番号, 生年月日, 転出元自治体コード; UTF-8 or Shift_JIS. Kept whole or not at all; asked in the night.")
    @APIResponse(
            responseCode = "200",
            description = "How many will be asked",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    public Uni<Response> receive(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        try {
            CsvFile file = CsvFile.open(body, FileCharset.of(type), InquiryBatches.COLUMNS);
            return batches.receive(area(security), Caller.of(security).name(), exchange.requestId(), file)
                    .map(report -> Response.ok(BatchAnswer.of(report, exchange.language()))
                            .build())
                    .onFailure(TooManyRowsException.class)
                    .recoverWithItem(() -> Problems.response(Problems.of(ProblemKind.CONTENT, exchange)));
        } catch (WrongHeaderException wrong) {
            return Uni.createFrom()
                    .item(Problems.response(ProblemTexts.of(
                            "E-HEADER",
                            ProblemKind.CONTENT.status(),
                            wrong.column(),
                            exchange.language(),
                            exchange.requestId())));
        }
    }

    @GET
    @Path("{id}/results.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(
            summary = "What became of a file's inquiries, one line per dose",
            description =
                    "WAITING and OVERDUE are no answers yet. Text that a spreadsheet would run gets an apostrophe.")
    public Multi<byte[]> results(@PathParam("id") String id, @Context SecurityContext security) {
        MunicipalityCode area = area(security);
        Sheet sheet = Sheet.of(null, null);
        Multi<byte[]> header = batches.exists(area, id)
                .map(exists -> {
                    if (!exists) {
                        throw new NotFoundException();
                    }
                    return sheet.header(RESULTS);
                })
                .toMulti();
        Multi<byte[]> lines = batches.results(area, id)
                .map(page -> sheet.rows(
                        page.stream().map(InquiryBatchResource::cells).toList()));
        return Multi.createBy().concatenating().streams(header, lines);
    }

    private static List<String> cells(BatchLine line) {
        List<String> dose = line.dose()
                .map(InquiryBatchResource::cells)
                .orElseGet(() -> Collections.nCopies(RESULTS.size() - 3, ""));
        return Stream.concat(
                        Stream.of(
                                Long.toString(line.line()),
                                line.state(),
                                line.asked().digits()),
                        dose.stream())
                .toList();
    }

    private static List<String> cells(TransferredDose dose) {
        return List.of(
                Integer.toString(dose.dose().number()),
                dose.dose().vaccinatedOn().toString().replace("-", ""),
                dose.ticket().digits(),
                dose.vaccinatedIn().digits(),
                dose.venue(),
                dose.physician(),
                dose.dose().product().key(),
                dose.dose().lot().written(),
                Integer.toString(dose.version()));
    }

    private static MunicipalityCode area(SecurityContext security) {
        return Caller.of(security).municipality().orElseThrow();
    }
}
