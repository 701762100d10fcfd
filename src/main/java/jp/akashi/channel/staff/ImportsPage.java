package jp.akashi.channel.staff;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import jp.akashi.channel.Caller;
import jp.akashi.registry.intake.ImportRun;
import jp.akashi.registry.intake.ImportRuns;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The municipality's latest imports and how far each has come.
@ApplicationScoped
@Path("/staff/imports")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class ImportsPage {
    private final Template imports;
    private final ImportRuns runs;

    ImportsPage(@Location("staff/imports.html") Template imports, ImportRuns runs) {
        this.imports = imports;
        this.runs = runs;
    }

    /// An import as a row of the table.
    @TemplateData
    record Row(
            String id,
            String kind,
            String state,
            long accepted,
            long unchanged,
            long pending,
            long rejected,
            Instant startedAt,
            Instant changedAt) {
        static Row of(ImportRun run) {
            return new Row(
                    run.importId(),
                    run.kind(),
                    run.state(),
                    run.counts().accepted(),
                    run.counts().unchanged(),
                    run.counts().pending(),
                    run.counts().rejected(),
                    run.startedAt(),
                    run.changedAt());
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context SecurityContext security, @Context RoutingContext context) {
        Caller caller = Caller.of(security);
        Sender sender = new Sender(caller.name(), Source.MUNICIPALITY, StaffFrame.area(security));
        return runs.latest(sender).chain(latest -> {
            List<Row> rows = latest.stream().map(Row::of).toList();
            return StaffFrame.show(
                    StaffFrame.of(imports, "imports", security, context).data("imports", rows));
        });
    }
}
