package jp.akashi.demo.channel;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import jp.akashi.demo.people.DemoPeople;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page a newcomer sees first: the people, and a certificate at the press of a button. Uses nothing from outside.
@ApplicationScoped
@Path("/")
public class StartPage {
    private final Template page;
    private final int management;
    private final SecureRandom random = new SecureRandom();

    StartPage(@Location("demo/start") Template page, @ConfigProperty(name = "quarkus.management.port") int management) {
        this.page = page;
        this.management = management;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Response show() {
        String nonce = nonce();
        List<PersonAnswer> people =
                DemoPeople.all().stream().map(PersonAnswer::of).toList();
        TemplateInstance filled =
                page.data("people", people).data("nonce", nonce).data("management", management);
        return Response.ok(filled)
                .header("Content-Security-Policy", policy(nonce))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static String policy(String nonce) {
        return "default-src 'none'; connect-src 'self'; img-src data: blob:; style-src 'nonce-" + nonce
                + "'; script-src 'nonce-" + nonce + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
