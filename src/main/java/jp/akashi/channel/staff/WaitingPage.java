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
import jp.akashi.registry.extraction.ExtractedPerson;
import jp.akashi.registry.extraction.Extractions;
import jp.akashi.registry.extraction.Listing;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Doses that wait (登録待ち): for their person to be registered, or for the municipality to settle whose they are.
@ApplicationScoped
@Path("/staff/waiting")
@RolesAllowed("municipality")
@Produces(StaffFrame.HTML)
public class WaitingPage {
    private final Template waiting;
    private final Extractions extractions;

    WaitingPage(@Location("staff/waiting.html") Template waiting, Extractions extractions) {
        this.waiting = waiting;
        this.extractions = extractions;
    }

    /// A dose as a row of the table.
    @TemplateData
    record Row(
            String ticket,
            boolean isKnown,
            int number,
            String on,
            String product,
            String lot,
            String venue,
            Instant at) {}

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context SecurityContext security, @Context RoutingContext context) {
        MunicipalityCode area = StaffFrame.area(security);
        return Uni.combine()
                .all()
                .unis(extractions.count(area, Listing.WAITING), extractions.first(area, Listing.WAITING))
                .asTuple()
                .chain(found -> StaffFrame.show(StaffFrame.of(waiting, "waiting", security, context)
                        .data("tickets", found.getItem1())
                        .data("rows", rows(found.getItem2()))));
    }

    private static List<Row> rows(List<ExtractedPerson> persons) {
        return persons.stream()
                .flatMap(person -> person.doses().stream()
                        .map(dose -> new Row(
                                dose.ticket().digits(),
                                person.person().isPresent(),
                                dose.dose().number(),
                                dose.dose().vaccinatedOn().toString(),
                                dose.dose().product().nameJa(),
                                dose.dose().lot().written(),
                                dose.venue(),
                                dose.recordedAt())))
                .toList();
    }
}
