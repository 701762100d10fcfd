package jp.akashi.channel.staff;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateData;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Exchange;
import jp.akashi.registry.intake.Conflict;
import jp.akashi.registry.intake.Conflicts;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/// Reports that contradict what is recorded: both stories side by side, and the decision between them.
@ApplicationScoped
@Path("/staff/conflicts")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class ConflictPages {
    private static final int MOST = 50;
    private static final int LONGEST_REASON = 200;

    private final Template list;
    private final Conflicts conflicts;

    ConflictPages(@Location("staff/conflicts.html") Template list, Conflicts conflicts) {
        this.list = list;
        this.conflicts = conflicts;
    }

    /// One side's story.
    @TemplateData
    record Story(String on, String product, String lot, String venue, String sender, Instant at) {
        static Story of(Conflict.Story story) {
            return new Story(
                    story.content().facts().vaccinatedOn().toString(),
                    story.content().facts().product().nameJa(),
                    story.content().facts().lot().written(),
                    story.content().venue(),
                    story.sender(),
                    story.at());
        }
    }

    /// A contradiction to decide.
    @TemplateData
    record Row(long id, String ticket, int number, Story reported, Story standing, long standingId) {
        static Row of(Conflict conflict) {
            return new Row(
                    conflict.id(),
                    conflict.key().ticket().digits(),
                    conflict.key().number(),
                    Story.of(conflict.reported()),
                    Story.of(conflict.standing()),
                    conflict.standingId());
        }
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context SecurityContext security, @Context RoutingContext context) {
        return list(0, security, context, Response.Status.OK);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<Response> decide(
            @PathParam("id") long id,
            @FormParam("standing") long standing,
            @FormParam("decision") @Nullable String decision,
            @FormParam("reason") @Nullable String reason,
            @Context SecurityContext security,
            @Context RoutingContext context) {
        Optional<Conflict.Decision> chosen = Arrays.stream(Conflict.Decision.values())
                .filter(one -> one.name().equals(decision))
                .findFirst();
        if (chosen.isEmpty() || reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            return list(id, security, context, Response.Status.BAD_REQUEST);
        }
        Caller caller = Caller.of(security);
        Sender by = new Sender(caller.name(), Source.MUNICIPALITY, StaffFrame.area(security));
        return conflicts
                .decide(new Conflicts.Verdict(
                        id,
                        standing,
                        chosen.get(),
                        reason.strip(),
                        by,
                        Exchange.of(context).requestId()))
                .map(ConflictPages::after);
    }

    private static Response after(Conflicts.Verdict.Result result) {
        return switch (result) {
            case DECIDED -> StaffFrame.then("/staff/conflicts?done=decided");
            case MOVED_ON -> StaffFrame.then("/staff/conflicts?done=moved-on");
            case NOT_FOUND -> throw new NotFoundException();
        };
    }

    private Uni<Response> list(long wrong, SecurityContext security, RoutingContext context, Response.Status status) {
        MunicipalityCode area = StaffFrame.area(security);
        return conflicts.open(area, 0, MOST).chain(open -> {
            List<Row> rows = open.stream().map(Row::of).toList();
            return StaffFrame.show(
                    StaffFrame.of(list, "conflicts", security, context)
                            .data("conflicts", rows)
                            .data("wrong", wrong),
                    status);
        });
    }
}
