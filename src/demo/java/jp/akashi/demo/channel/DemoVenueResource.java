package jp.akashi.demo.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Leads a newcomer to the tablet's page as the demo's venue.
@ApplicationScoped
@Path("/demo/venue")
public class DemoVenueResource {
    private final DemoVisits visits;

    DemoVenueResource(DemoVisits visits) {
        this.visits = visits;
    }

    @GET
    @Operation(hidden = true)
    public Response enter() {
        NewCookie cookie = new NewCookie.Builder(DemoVisits.COOKIE)
                .value(visits.begin())
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge((int) DemoVisits.LENGTH.toSeconds())
                .build();
        return Response.seeOther(URI.create("/venue")).cookie(cookie).build();
    }
}
