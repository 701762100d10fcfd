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
import jp.akashi.inquiry.Inquiries;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.signing.KeyLifecycle;
import jp.akashi.issuance.signing.KeyStatus;
import jp.akashi.vocabulary.Municipalities;
import jp.akashi.vocabulary.Municipality;
import jp.akashi.vocabulary.MunicipalityCode;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What an operator looks at first: what is stopped, which keys sign, what is late. Nobody's records.
@ApplicationScoped
@Path("/staff/operator")
@RolesAllowed("operator")
@Produces(StaffFrame.HTML)
public class OperatorPage {
    private final Template operator;
    private final Latches latches;
    private final KeyLifecycle keys;
    private final Inquiries inquiries;

    OperatorPage(
            @Location("staff/operator.html") Template operator,
            Latches latches,
            KeyLifecycle keys,
            Inquiries inquiries) {
        this.operator = operator;
        this.latches = latches;
        this.keys = keys;
        this.inquiries = inquiries;
    }

    /// A signing key.
    @TemplateData
    record Key(String kid, String format, String municipality, String state, Instant activatesAt, Instant retiresAt) {
        static Key of(KeyStatus key) {
            return new Key(
                    key.kid(),
                    key.format().name(),
                    key.municipality().map(MunicipalityCode::digits).orElse(""),
                    key.state().name(),
                    key.activatesAt(),
                    key.retiresAt());
        }
    }

    /// A municipality whose issuing is stopped.
    @TemplateData
    record Stopped(String code, String name) {}

    @GET
    @Operation(hidden = true)
    public Uni<Response> show(@Context SecurityContext security, @Context RoutingContext context) {
        return Uni.combine()
                .all()
                .unis(keys.list(), inquiries.countOverdue())
                .asTuple()
                .chain(found -> StaffFrame.show(StaffFrame.of(operator, "operator", security, context)
                        .data("stopped", stopped())
                        .data("keys", found.getItem1().stream().map(Key::of).toList())
                        .data("overdue", found.getItem2())));
    }

    private List<Stopped> stopped() {
        return latches.closedNow().stream()
                .sorted()
                .map(code -> new Stopped(
                        code, Municipalities.find(code).map(Municipality::name).orElse(code)))
                .toList();
    }
}
