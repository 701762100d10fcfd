package jp.akashi.demo.channel;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import jp.akashi.channel.Caller;
import jp.akashi.channel.Role;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a newcomer chooses whose work to look at, without importing a client certificate. Demo only.
@ApplicationScoped
@Path("/demo/staff")
public class SignInPage {
    private static final Map<String, Caller> CLIENTS = Map.of(
            "municipality-131113", city("131113"),
            "municipality-131105", city("131105"),
            "operator-1", new Caller("operator-1", Role.OPERATOR, Optional.empty()));

    private final Template page;
    private final DemoLogin login;

    SignInPage(@Location("demo/staff.html") Template page, DemoLogin login) {
        this.page = page;
        this.login = login;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Response show() {
        return Response.ok(page.instance())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(@FormParam("who") @Nullable String who) {
        Caller client = Optional.ofNullable(who).map(CLIENTS::get).orElseThrow(NotFoundException::new);
        return login.begin(client, client.role() == Role.OPERATOR ? "/staff/operator" : "/staff");
    }

    private static Caller city(String code) {
        return new Caller("municipality-" + code, Role.MUNICIPALITY, Optional.of(new MunicipalityCode(code)));
    }
}
