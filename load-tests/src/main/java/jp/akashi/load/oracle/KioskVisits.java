package jp.akashi.load.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import jp.akashi.load.gateway.Feeds;
import jp.akashi.load.gateway.Gateway;

/// Whole visits to a kiosk over mTLS: apply, pay, fetch the paper, report it printed; screen and paper are both read.
final class KioskVisits {
    private static final String APPLICATIONS = "/centre/v1/applications";
    private static final int MOST_TRIES = 100;

    private final Vertx vertx;
    private final int port;
    private final HttpClient centre;
    private final Verdicts verdicts;
    private final LongConsumer printing;

    /// `printing` receives the nanoseconds that each paper took.
    KioskVisits(Vertx vertx, Gateway gateway, Verdicts verdicts, LongConsumer printing) {
        this.vertx = vertx;
        this.printing = printing;
        this.port = gateway.ports().https();
        this.centre = vertx.createHttpClient(Feeds.tls(gateway.data().resolve("pki"), "centre").setMaxPoolSize(32));
        this.verdicts = verdicts;
    }

    Future<?> visit(Errand errand) {
        verdicts.begin(errand);
        return patiently(errand, APPLICATIONS, errand.body(), 201, 1).compose(shown -> {
            ObjectNode screen = Strict.object("application", shown.body().toString());
            String number = checkScreen(errand, screen);
            String application = APPLICATIONS + "/" + Strict.text(screen, "applicationId");
            return patiently(errand, application + "/payment", Buffer.buffer(), 200, 1)
                    .compose(paid -> document(errand, application, 1))
                    .compose(paper -> read(errand, number, screen, paper))
                    .compose(read -> patiently(errand, application + "/printed", Buffer.buffer(), 200, 1))
                    .map(printed -> verdicts.onPaper(errand, number));
        });
    }

    private static String checkScreen(Errand errand, ObjectNode screen) {
        String number = "";
        for (JsonNode item : screen.path("face")) {
            number = item.path("item").asText().equals("CERTIFICATE_ID") ? item.path("ja").asText() : number;
        }
        LocalDate issuedOn = LocalDate.ofInstant(errand.madeAt(), ZoneId.of("Asia/Tokyo"));
        ObjectNode truth = Strict.JSON.createObjectNode().put("state", "SHOWN").put("feeYen", 120);
        for (String drawn : new String[] {"applicationId", "expiresAt", "binding"}) {
            truth.put(drawn, Strict.text(screen, drawn));
        }
        truth.set("face", FaceTruth.of(errand.person(), errand.isAbroad(), number, issuedOn));
        Comparison.same("application", truth, screen);
        return number;
    }

    private Future<Void> read(Errand errand, String number, ObjectNode screen, Paper paper) {
        Callable<Void> reading = () -> {
            paper.check(errand, number, screen);
            return null;
        };
        return vertx.executeBlocking(reading, false);
    }

    private Future<Paper> document(Errand errand, String application, int tries) {
        long asked = System.nanoTime();
        return send(errand, application + "/document", Buffer.buffer()).compose(response -> {
            if (response.statusCode() == 200) {
                return response.body()
                        .onSuccess(pdf -> printing.accept(System.nanoTime() - asked))
                        .map(pdf -> new Paper(
                                pdf,
                                response.getHeader("Akashi-Application-Id"),
                                response.getHeader("Akashi-Binding"),
                                response.getHeader("Akashi-Terminal-Id")));
            }
            return Line.answer(response)
                    .compose(answer -> later(errand, answer, tries))
                    .compose(due -> document(errand, application, tries + 1));
        });
    }

    private Future<Answer> patiently(Errand errand, String path, Buffer body, int expected, int tries) {
        return send(errand, path, body)
                .compose(Line::answer)
                .compose(answer -> answer.status() == expected
                        ? Future.succeededFuture(answer)
                        : later(errand, answer, tries)
                                .compose(due -> patiently(errand, path, body, expected, tries + 1)));
    }

    private Future<Void> later(Errand errand, Answer answer, int tries) {
        verdicts.refusal(errand, answer);
        if (tries == MOST_TRIES) {
            throw new MismatchException("tries at a kiosk", "fewer than " + MOST_TRIES, tries);
        }
        Promise<Void> pause = Promise.promise();
        vertx.setTimer(200, due -> pause.complete());
        return pause.future();
    }

    private Future<HttpClientResponse> send(Errand errand, String path, Buffer body) {
        return centre.request(HttpMethod.POST, port, "localhost", path)
                .compose(request -> request.putHeader("Content-Type", "application/json")
                        .putHeader("Idempotency-Key", errand.key())
                        .send(body));
    }
}
