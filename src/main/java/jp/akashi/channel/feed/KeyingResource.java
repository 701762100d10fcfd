package jp.akashi.channel.feed;

import io.smallrye.common.annotation.Blocking;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import jp.akashi.channel.Exchange;
import jp.akashi.channel.Fields;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.channel.Problems;
import jp.akashi.platform.problem.Problem;
import jp.akashi.platform.problem.ProblemKind;
import jp.akashi.platform.problem.ProblemTexts;
import jp.akashi.registry.intake.CanonicalRow;
import jp.akashi.registry.intake.ImportDoses;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.questionnaire.BatchName;
import jp.akashi.registry.questionnaire.Keyings;
import jp.akashi.registry.questionnaire.Keyings.Result;
import jp.akashi.registry.questionnaire.Keyings.Submission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// What a contractor's people keyed from questionnaires, each batch by two of them, and by a third where they differ.
@ApplicationScoped
@Path("/feeds/v1/keyings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("contractor")
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
@APIResponse(
        responseCode = "default",
        description = "A refusal or a failure",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class KeyingResource {
    private final Keyings keyings;

    KeyingResource(Keyings keyings) {
        this.keyings = keyings;
    }

    /// A dose that the keyings do not agree on; each keying's cells in the feed's order, empty where it has none.
    @Schema(name = "KeyingDispute")
    record DisputeAnswer(String municipality, String ticketNumber, int doseNumber, List<List<String>> keyed) {
        static DisputeAnswer of(Keyings.Dispute dispute) {
            return new DisputeAnswer(
                    dispute.key().area().digits(),
                    dispute.key().ticket().digits(),
                    dispute.key().number(),
                    dispute.keyed().stream()
                            .map(one -> one.map(CanonicalRow::cells).orElseGet(List::of))
                            .toList());
        }

        @Override
        public String toString() {
            return "DisputeAnswer[masked]";
        }
    }

    @POST
    @Consumes("text/csv")
    @Blocking
    @Cancellable(false)
    @Operation(
            summary = "One person's keying of a batch, as CSV with the columns of /feeds/v1/doses, 1,000 rows at most",
            description = "`Content-Digest` (sha-256) and `Akashi-Rows` are required; a file that differs from them is"
                    + " refused whole. Doses that two people keyed alike are recorded; the others wait for keying 3.")
    @APIResponse(
            responseCode = "200",
            description = "The rows' errors, and how the batch stands now",
            content = @Content(schema = @Schema(implementation = KeyingAnswer.class)))
    public Uni<Response> submit(
            InputStream body,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @HeaderParam("Content-Digest") @Nullable String digest,
            @HeaderParam("Akashi-Rows") @Nullable String rows,
            @QueryParam("venue") @Nullable String venue,
            @QueryParam("batch") @Nullable String batch,
            @QueryParam("keying") @Nullable String keying,
            @QueryParam("keyer") @Nullable String keyer,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        Sender sender = Senders.of(security);
        BatchName name = name(sender, venue, batch);
        int number = number(keying);
        String who = named(keyer, "keyer");
        DeclaredFile.Declaration declared = DeclaredFile.Declaration.of(digest, rows);
        if (declared.sha256().isEmpty() || declared.rows().isEmpty()) {
            throw new MalformedRequestException(declared.sha256().isEmpty() ? "Content-Digest" : "Akashi-Rows");
        }
        Charset charset = FileCharset.of(type);
        try (DeclaredFile file = DeclaredFile.of(body, charset, ImportDoses.COLUMNS, declared)) {
            CsvFile read = file.read(charset, ImportDoses.COLUMNS);
            return keyings.submit(sender, new Submission(name, number, who, file.sha256(), read))
                    .map(result -> answer(result, exchange));
        } catch (OtherFileException other) {
            return Uni.createFrom().item(FeedProblems.otherFile(other, exchange));
        } catch (WrongHeaderException wrong) {
            return Uni.createFrom().item(FeedProblems.wrongHeader(wrong, exchange));
        }
    }

    @GET
    @Path("disputes")
    @Operation(summary = "The doses of a batch that a third person must key again, as the others keyed them")
    public Uni<List<DisputeAnswer>> disputes(
            @QueryParam("venue") @Nullable String venue,
            @QueryParam("batch") @Nullable String batch,
            @Context SecurityContext security) {
        Sender sender = Senders.of(security);
        return keyings.disputes(sender, name(sender, venue, batch))
                .map(found -> found.orElseThrow(NotFoundException::new).stream()
                        .map(DisputeAnswer::of)
                        .toList());
    }

    private static Response answer(Result result, Exchange exchange) {
        return switch (result) {
            case Result.Compared compared ->
                Response.ok(KeyingAnswer.of(compared, exchange.language())).build();
            case Result.Refused refused -> refused(refused, exchange);
        };
    }

    private static Response refused(Result.Refused refused, Exchange exchange) {
        return switch (refused) {
            case NO_BATCH -> Problems.response(Problems.of(ProblemKind.NOT_FOUND, exchange));
            case OTHER_CONTENT, SAME_KEYER, TOO_EARLY ->
                problem("E-KEYING-" + refused.name().replace('_', '-'), 409, exchange);
            case TOO_LONG -> problem("E-KEYING-TOO-LONG", 422, exchange);
        };
    }

    private static Response problem(String code, int status, Exchange exchange) {
        return Problems.response(ProblemTexts.of(code, status, exchange.language(), exchange.requestId()));
    }

    private static BatchName name(Sender sender, @Nullable String venue, @Nullable String batch) {
        return new BatchName(sender.municipality(), named(venue, "venue"), named(batch, "batch"));
    }

    private static int number(@Nullable String keying) {
        return switch (Fields.text(keying, "keying", 1)) {
            case "1" -> 1;
            case "2" -> 2;
            case "3" -> 3;
            default -> throw new MalformedRequestException("keying");
        };
    }

    private static String named(@Nullable String text, String field) {
        String name = Fields.text(text, field, 64);
        if (!BatchName.isNumber(name)) {
            throw new MalformedRequestException(field);
        }
        return name;
    }
}
