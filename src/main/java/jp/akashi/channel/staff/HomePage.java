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
import java.util.Map;
import jp.akashi.inquiry.Inquiries;
import jp.akashi.registry.extraction.Extractions;
import jp.akashi.registry.extraction.Listing;
import jp.akashi.registry.intake.Conflicts;
import jp.akashi.registry.quality.Findings;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where staff begin: how much waits for them, and where.
@ApplicationScoped
@Path("/staff")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class HomePage {
    private final Template home;
    private final Conflicts conflicts;
    private final Extractions extractions;
    private final Findings findings;
    private final Inquiries inquiries;

    HomePage(
            @Location("staff/home.html") Template home,
            Conflicts conflicts,
            Extractions extractions,
            Findings findings,
            Inquiries inquiries) {
        this.home = home;
        this.conflicts = conflicts;
        this.extractions = extractions;
        this.findings = findings;
        this.inquiries = inquiries;
    }

    /// How much waits, of each kind.
    @TemplateData
    record Work(long conflicts, long waiting, long findings, long inquiriesWaiting, long inquiriesOverdue) {}

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context SecurityContext security, @Context RoutingContext context) {
        return work(StaffFrame.area(security))
                .chain(work -> StaffFrame.show(
                        StaffFrame.of(home, "home", security, context).data("work", work)));
    }

    private Uni<Work> work(MunicipalityCode area) {
        return Uni.combine()
                .all()
                .unis(
                        conflicts.countOpen(area),
                        extractions.count(area, Listing.WAITING),
                        findings.counts(area),
                        inquiries.counts(area))
                .with((open, waiting, wrong, asked) -> new Work(
                        open,
                        waiting,
                        wrong.values().stream().mapToLong(Long::longValue).sum(),
                        count(asked, "WAITING"),
                        count(asked, "OVERDUE")));
    }

    private static long count(Map<String, Long> counts, String state) {
        return counts.getOrDefault(state, 0L);
    }
}
