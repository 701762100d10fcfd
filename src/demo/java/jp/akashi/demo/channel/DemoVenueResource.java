package jp.akashi.demo.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Role;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Leads a newcomer to the tablet's page as the demo's venue.
@ApplicationScoped
@Path("/demo/venue")
public class DemoVenueResource {
    private static final Caller VENUE =
            new Caller("venue-131113", Role.VENUE, Optional.of(new MunicipalityCode("131113")));

    private final DemoLogin login;

    DemoVenueResource(DemoLogin login) {
        this.login = login;
    }

    @GET
    @Operation(hidden = true)
    public Response enter() {
        return login.begin(VENUE, "/venue");
    }
}
