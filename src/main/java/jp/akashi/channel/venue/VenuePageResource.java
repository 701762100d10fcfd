package jp.akashi.channel.venue;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import jp.akashi.channel.PageHeaders;
import jp.akashi.channel.TicketConfig;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page on a venue's tablet: scan or type a ticket's 18 digits, confirm, next person; it works without a
/// connection.
///
/// Behind the venue's client certificate. The same for every venue, so it is written once.
@ApplicationScoped
@Path(VenuePageResource.PATH)
public class VenuePageResource {
    static final String PATH = "/venue";
    private static final int FIRST = -5_000;

    private final String page;
    private final String municipalities;

    @Inject
    VenuePageResource(@Location("venue/page.html") Template template, TicketConfig tickets) {
        page = template.data("kinds", String.join(",", tickets.ticketKinds()))
                .data("products", List.of(VaccineProduct.values()))
                .render();
        JsonObject names = new JsonObject();
        Municipalities.all().forEach(place -> names.put(place.code().digits(), place.name()));
        municipalities = names.encode();
    }

    void open(@Observes Router router) {
        PageHeaders.guard(router, PATH, FIRST);
    }

    @GET
    @RolesAllowed("venue")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @NonBlocking
    @Operation(hidden = true)
    public String page() {
        return page;
    }

    @GET
    @Path("municipalities.json")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(hidden = true)
    public String municipalities() {
        return municipalities;
    }
}
