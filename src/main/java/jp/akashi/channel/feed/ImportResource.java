package jp.akashi.channel.feed;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jp.akashi.channel.Exchange;
import jp.akashi.registry.intake.ImportRun;
import jp.akashi.registry.intake.ImportRuns;
import jp.akashi.registry.intake.RowError;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Imports and their errors, to their sender only: to anybody else they are not there.
@ApplicationScoped
@Path("/feeds/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"municipality", "contractor"})
@Tag(name = "feeds", description = "Municipalities, contractors and venues")
public class ImportResource {
    private static final String HEADER = "行,列,コード,内容\r\n";

    private final ImportRuns runs;

    ImportResource(ImportRuns runs) {
        this.runs = runs;
    }

    @GET
    @Operation(summary = "The sender's 20 latest imports, those under way among them")
    public Uni<List<ProgressAnswer>> latest(@Context SecurityContext security) {
        return runs.latest(Senders.of(security))
                .map(found -> found.stream().map(ProgressAnswer::of).toList());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "How far an import has come")
    public Uni<ProgressAnswer> progress(@PathParam("id") String id, @Context SecurityContext security) {
        return find(id, security).map(ProgressAnswer::of);
    }

    @GET
    @Path("{id}/errors.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "All rejected rows of an import, as CSV in UTF-8")
    public Multi<String> errors(
            @PathParam("id") String id, @Context SecurityContext security, @Context RoutingContext context) {
        Locale language = Exchange.of(context).language();
        Multi<String> lines =
                find(id, security).onItem().transformToMulti(runs::errors).map(page -> lines(page, language));
        return Multi.createBy()
                .concatenating()
                .streams(find(id, security).map(_ -> HEADER).toMulti(), lines);
    }

    private Uni<ImportRun> find(String id, SecurityContext security) {
        return runs.find(Senders.of(security), id)
                .onItem()
                .transform(found -> found.orElseThrow(NotFoundException::new));
    }

    private static String lines(List<RowError> page, Locale language) {
        return page.stream().map(error -> line(ErrorAnswer.of(error, language))).collect(Collectors.joining());
    }

    // No cell can hold a comma or a quote: columns, codes and messages are our own words.
    private static String line(ErrorAnswer error) {
        return error.line() + "," + error.column() + "," + error.code() + "," + error.message() + "\r\n";
    }
}
