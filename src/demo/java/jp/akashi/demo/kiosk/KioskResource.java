package jp.akashi.demo.kiosk;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jp.akashi.channel.MalformedRequestException;
import jp.akashi.demo.people.DemoPeople;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// A kiosk on the screen, from the card to the printed page, and what its buttons reach.
@ApplicationScoped
@Path("/demo/kiosk")
public class KioskResource {
    private static final String POLICY = "default-src 'none'; connect-src 'self'; img-src 'self' data:; "
            + "style-src 'self'; script-src 'self'; frame-src blob:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "kiosk.js", "text/javascript;charset=UTF-8",
            "centre.js", "text/javascript;charset=UTF-8",
            "screens.js", "text/javascript;charset=UTF-8",
            "words.js", "text/javascript;charset=UTF-8",
            "kiosk.css", "text/css;charset=UTF-8");
    private static final Set<String> STEPS = Set.of("payment", "document", "printed", "cancellation");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final DemoCentre centre;
    private final Template page;

    KioskResource(DemoCentre centre, @Location("demo/kiosk") Template page) {
        this.centre = centre;
        this.page = page;
    }

    /// What the applicant chose.
    record Wish(
            @Nullable String person,
            @Nullable String municipality,
            @Nullable String use,
            int copies) {}

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public Response show() {
        return guarded(Response.ok(page.data("people", DemoPeople.all())));
    }

    @GET
    @Path("{file}")
    @Operation(hidden = true)
    public Response file(@PathParam("file") String name) {
        String type = FILES.get(name);
        if (type == null) {
            throw new NotFoundException();
        }
        return guarded(Response.ok(content(name), type));
    }

    @POST
    @Path("applications")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Response> apply(
            @Nullable Wish wish, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("ja") String language) {
        if (wish == null || wish.person() == null || wish.municipality() == null || wish.use() == null) {
            throw new MalformedRequestException("body");
        }
        DemoCentre.Choice choice = new DemoCentre.Choice(wish.municipality(), wish.use(), wish.copies());
        return centre.apply(DemoPeople.find(wish.person()).orElseThrow(NotFoundException::new), choice, language)
                .map(KioskResource::passedOn);
    }

    @POST
    @Path("applications/{id}/{step}")
    @Operation(hidden = true)
    public Uni<Response> step(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @HeaderParam("Idempotency-Key") @DefaultValue("copy-1") String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @DefaultValue("ja") String language) {
        if (!STEPS.contains(step)
                || !ID.matcher(id).matches()
                || !ID.matcher(key).matches()) {
            throw new NotFoundException();
        }
        return centre.step(id, step, key, language).map(KioskResource::passedOn);
    }

    private static Response passedOn(HttpResponse<byte[]> answer) {
        return Response.status(answer.statusCode())
                .type(answer.headers().firstValue(HttpHeaders.CONTENT_TYPE).orElse(MediaType.APPLICATION_JSON))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(answer.body())
                .build();
    }

    private static Response guarded(Response.ResponseBuilder answer) {
        return answer.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static String content(String name) {
        try (InputStream in = KioskResource.class.getResourceAsStream("/jp/akashi/demo/kiosk/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not part of this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
