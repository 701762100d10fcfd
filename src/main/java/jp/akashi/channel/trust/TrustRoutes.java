package jp.akashi.channel.trust;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import jp.akashi.issuance.publication.Document;
import jp.akashi.issuance.publication.TrustDocuments;
import jp.akashi.issuance.signing.IssuerConfig;

/// Hands out the published documents to any page of any origin; the issuer's lie below the path of its URL.
///
/// A copy is fresh for a minute and is compared by its entity tag then. Source: SMART Health Cards 1.4; RFC 9110/9111.
@Singleton
final class TrustRoutes {
    private static final String JSON = "application/json";
    private static final String PEM = "application/x-pem-file";
    private static final String CRL = "application/pkix-crl";

    private final TrustDocuments documents;
    private final String issuer;

    TrustRoutes(TrustDocuments documents, IssuerConfig issuer) {
        this.documents = documents;
        this.issuer = issuer.url().getPath();
    }

    void open(@Observes Router router) {
        serve(router, issuer + "/.well-known/jwks.json", JSON, request -> documents.keySet());
        serve(router, issuer + "/.well-known/crl/:list", JSON, this::revocationList);
        serve(router, "/trust/v1/vds-nc/csca.pem", PEM, request -> documents.countryAuthority());
        serve(router, "/trust/v1/vds-nc/signers.pem", PEM, request -> documents.signers());
        serve(router, "/trust/v1/pdf/ca.pem", PEM, request -> documents.documentAuthority());
        serve(router, "/trust/v1/pdf/crl", CRL, request -> documents.documentList());
        serve(router, "/trust/v1/vds-nc/crl", CRL, request -> documents.countryList());
    }

    private Optional<Document> revocationList(RoutingContext request) {
        String list = request.pathParam("list");
        return list != null && list.endsWith(".json")
                ? documents.revocationList(list.substring(0, list.length() - ".json".length()))
                : Optional.empty();
    }

    private static void serve(
            Router router, String path, String type, Function<RoutingContext, Optional<Document>> find) {
        router.get(path).handler(request -> find.apply(request)
                .ifPresentOrElse(document -> answer(request, type, document), () -> request.fail(404)));
        router.head(path).handler(request -> find.apply(request)
                .ifPresentOrElse(document -> answer(request, type, document), () -> request.fail(404)));
        router.options(path).handler(TrustRoutes::allow);
    }

    private static void answer(RoutingContext request, String type, Document document) {
        HttpServerResponse response = request.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Cache-Control", "public, max-age=60")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("ETag", document.tag());
        if (document.tag().equals(request.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", type)
                .end(Buffer.buffer(document.content().toArray()));
    }

    // What a browser asks before a request of its page carries headers of its own. Source: Fetch standard, CORS.
    private static void allow(RoutingContext request) {
        request.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
                .putHeader("Access-Control-Allow-Headers", "*")
                .putHeader("Access-Control-Max-Age", "86400")
                .setStatusCode(204)
                .end();
    }
}
