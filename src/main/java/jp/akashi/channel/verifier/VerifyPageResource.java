package jp.akashi.channel.verifier;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import jp.akashi.issuance.signing.IssuerConfig;
import jp.akashi.verification.Reason;
import jp.akashi.vocabulary.VaccineProduct;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The page that reads and checks certificates in the browser, in Japanese and English, offline too.
///
/// The same for everybody, so it is written once.
@ApplicationScoped
@Path(VerifyPageResource.PATH)
public class VerifyPageResource {
    static final String PATH = "/verify";

    private final String page;

    @Inject
    VerifyPageResource(@Location("verify/page.html") Template template, IssuerConfig issuer) {
        page = template.data("issuer", issuer.url().toString())
                .data("issuerPath", issuer.url().getPath())
                .data("reasons", List.of(Reason.values()))
                .data("products", List.of(VaccineProduct.values()))
                .render();
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @NonBlocking
    @Operation(hidden = true)
    public String page() {
        return page;
    }
}
