package jp.akashi.channel.municipality;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import jp.akashi.channel.Caller;
import jp.akashi.platform.problem.Problem;
import jp.akashi.registry.voucher.Extraction;
import jp.akashi.registry.voucher.Extractions;
import jp.akashi.registry.voucher.SelectionRules;
import jp.akashi.registry.voucher.Vouchers;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Target extraction and voucher issue, for the caller's own municipality.
@ApplicationScoped
@Path("/municipality/v1/target-extractions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("municipality")
@Tag(name = "municipality", description = "Municipalities, by client certificate")
public class TargetExtractionResource {
    private final Extractions extractions;
    private final Vouchers vouchers;

    TargetExtractionResource(Extractions extractions, Vouchers vouchers) {
        this.extractions = extractions;
        this.vouchers = vouchers;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @Operation(
            summary = "Select people from the resident register, give them vouchers and make them targets",
            description = "With dryRun only counts. A run goes on by itself; GET tells how far it is.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TargetExtractionBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "What a run would select now",
            content = @Content(schema = @Schema(implementation = TargetExtractionAnswer.Counts.class)))
    @APIResponse(
            responseCode = "201",
            description = "The run has begun",
            content = @Content(schema = @Schema(implementation = TargetExtractionAnswer.class)))
    @APIResponse(
            responseCode = "default",
            description = "A failure",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> begin(byte[] body, @Context SecurityContext security) {
        TargetExtractionBody asked = TargetExtractionBody.read(body);
        SelectionRules rules = asked.rules();
        Caller caller = Caller.of(security);
        if (asked.isDryRun()) {
            return extractions.count(area(caller), rules).map(counts -> Response.ok(
                            TargetExtractionAnswer.Counts.of(counts))
                    .build());
        }
        return extractions.begin(area(caller), caller.name(), rules).map(begun -> Response.status(
                        Response.Status.CREATED)
                .entity(TargetExtractionAnswer.of(begun))
                .build());
    }

    @GET
    @Operation(summary = "The municipality's 20 latest extractions")
    public Uni<List<TargetExtractionAnswer>> latest(@Context SecurityContext security) {
        return extractions
                .latest(area(Caller.of(security)))
                .map(found -> found.stream().map(TargetExtractionAnswer::of).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an extraction has come")
    public Uni<TargetExtractionAnswer> progress(@PathParam("id") String id, @Context SecurityContext security) {
        return find(id, security).map(TargetExtractionAnswer::of);
    }

    @GET
    @Path("{id}/vouchers.csv")
    @Produces("text/csv")
    @Operation(
            summary = "The print file, or with list=separate the vouchers of protected persons (支援措置)",
            description = "UTF-8 or charset=Shift_JIS; never both lists in one file.")
    public Multi<Buffer> printFile(
            @PathParam("id") String id,
            @QueryParam("charset") @DefaultValue("utf-8") String charset,
            @QueryParam("list") @DefaultValue("ordinary") String list,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        PrintFile file = PrintFile.in(charset);
        MunicipalityCode area = area(Caller.of(security));
        boolean separate = separate(list);
        return RestMulti.fromUniResponse(
                find(id, security),
                found -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(Buffer.buffer(file.header())),
                                vouchers.of(area, found.id(), separate).map(page -> Buffer.buffer(file.rows(page)))),
                _ -> java.util.Map.of(
                        "Content-Type", List.of(file.contentType()), "Cache-Control", List.of("no-store")));
    }

    private Uni<Extraction> find(String id, SecurityContext security) {
        return extractions.find(area(Caller.of(security)), id).map(found -> found.orElseThrow(NotFoundException::new));
    }

    private static boolean separate(String list) {
        return switch (list) {
            case "ordinary" -> false;
            case "separate" -> true;
            default -> throw new NotFoundException();
        };
    }

    private static MunicipalityCode area(Caller caller) {
        return caller.municipality().orElseThrow();
    }
}
