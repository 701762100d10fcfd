package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import jp.akashi.certificate.pdf.VoucherPaper;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.channel.WireJson;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.registry.voucher.IssueReason;
import jp.akashi.registry.voucher.Voucher;
import jp.akashi.registry.voucher.Vouchers;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.OcrLine;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// One voucher, by the 18 digits of its line: made again, or as a page to print. Of the caller's own municipality.
@ApplicationScoped
@Path("/municipality/v1/vouchers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "municipality", description = "Municipalities, by client certificate")
public class VoucherResource {
    private static final WireJson<LineBody> LINE = WireJson.of(LineBody.class);

    private final Vouchers vouchers;
    private final VoucherPaper paper = new VoucherPaper();

    VoucherResource(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    @Schema(name = "VoucherLine")
    record LineBody(@Nullable String ocrLine, @Nullable String reason) {}

    /// A voucher with every paper that was made of it, oldest first.
    @Schema(name = "VoucherAnswer")
    record Answer(String ocrLine, int doseNumber, boolean separate, List<Paper> issues) {
        record Paper(IssueReason reason, Instant issuedAt) {}

        static Answer of(Voucher voucher) {
            return new Answer(
                    voucher.line().digits(),
                    voucher.line().doseNumber(),
                    voucher.separate(),
                    voucher.issues().stream()
                            .map(one -> new Paper(one.reason(), one.issuedAt().truncatedTo(ChronoUnit.SECONDS)))
                            .toList());
        }
    }

    @POST
    @Path("reissues")
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Make a voucher again, under the same number",
            description = "reason is LOST, DAMAGED, NOT_ARRIVED or MISPRINTED; earlier papers stay on record.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LineBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made again",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> reissue(byte[] body, @Context SecurityContext security, @Context RoutingContext context) {
        LineBody asked = LINE.read(body);
        Caller caller = Caller.of(security);
        return vouchers.reissue(
                        line(asked, caller),
                        reason(asked),
                        caller.name(),
                        Exchange.of(context).requestId())
                .map(found -> found.orElseThrow(NotFoundException::new))
                .map(voucher -> Response.status(Response.Status.CREATED)
                        .entity(Answer.of(voucher))
                        .build());
    }

    @POST
    @Path("pages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({"application/pdf", Problem.MEDIA_TYPE})
    @Cancellable(false)
    @Operation(summary = "A voucher as a page to print: name, OCR line and QR code; only what was made before")
    @RequestBody(content = @Content(schema = @Schema(implementation = LineBody.class)))
    @APIResponse(responseCode = "200", description = "One page", content = @Content(mediaType = "application/pdf"))
    @APIResponse(
            responseCode = "default",
            description = "A failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> page(byte[] body, @Context SecurityContext security, @Context RoutingContext context) {
        OcrLine line = line(LINE.read(body), Caller.of(security));
        return vouchers.find(line)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(voucher -> paper.print(voucher.line(), voucher.name(), issuer(line)))
                .map(page -> answer(page, Exchange.of(context)));
    }

    private static Response answer(Outcome<Bytes> page, Exchange exchange) {
        return switch (page) {
            case Outcome.Granted<Bytes>(Bytes pdf) ->
                Response.ok(pdf.toArray(), "application/pdf")
                        .header("Cache-Control", "no-store")
                        .build();
            case Outcome.Refused<Bytes>(Refusal refusal) ->
                Problems.refused(refusal, ProblemKind.CONFLICT.status(), exchange);
        };
    }

    // Another municipality's line is not there.
    private static OcrLine line(LineBody asked, Caller caller) {
        OcrLine line = OcrLine.parse(Fields.text(asked.ocrLine(), "ocrLine", 18))
                .orElseThrow(() -> new MalformedRequestException("ocrLine"));
        if (!caller.municipality().orElseThrow().equals(line.municipality())) {
            throw new NotFoundException();
        }
        return line;
    }

    private static IssueReason reason(LineBody asked) {
        String reason = Fields.text(asked.reason(), "reason", 16);
        return Arrays.stream(IssueReason.values())
                .filter(one -> one != IssueReason.EXTRACTED && one.name().equals(reason))
                .findFirst()
                .orElseThrow(() -> new MalformedRequestException("reason"));
    }

    private static String issuer(OcrLine line) {
        return Municipalities.find(line.municipality().digits()).orElseThrow().name();
    }
}
