package jp.akashi.load.oracle;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.random.RandomGenerator;
import jp.akashi.load.gateway.Gateway;

/// The way to the gateway: many connections that are kept, and callers who hang up on theirs at any moment.
final class Line {
    private static final int LONGEST_MILLIS = 60;

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions target;
    private final RandomGenerator random;

    Line(Vertx vertx, Gateway gateway, int connections, RandomGenerator random) {
        this.vertx = vertx;
        this.random = random;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(connections).setMaxWaitQueueSize(-1));
        this.target = new RequestOptions()
                .setHost("localhost")
                .setPort(gateway.ports().http())
                .setMethod(HttpMethod.POST)
                .setURI("/app/v1/certificates")
                .putHeader("Content-Type", "application/json");
    }

    Future<Answer> ask(Errand errand) {
        return client.request(target(errand)).compose(request -> request.send(errand.body()).compose(Line::answer));
    }

    /// Closes the connection with the request sent, in part or whole; now and then the answer is faster. Fails with
    /// {@link HungUpException} where it is not.
    Future<Answer> askAndHangUp(Errand errand) {
        return client.request(target(errand)).compose(request -> {
            int length = errand.body().length();
            boolean[] isHungUp = new boolean[1];
            long timer = vertx.setTimer(1L + random.nextInt(LONGEST_MILLIS), due -> {
                isHungUp[0] = true;
                request.connection().close();
            });
            boolean isWhole = random.nextInt(4) > 0;
            Future<Answer> answer = isWhole
                    ? request.send(errand.body()).compose(Line::answer)
                    : begin(request, errand, random.nextInt(length));
            return answer.onComplete(done -> {
                        if (isWhole) {
                            vertx.cancelTimer(timer);
                        }
                    })
                    .recover(failure -> Future.failedFuture(isHungUp[0] ? new HungUpException() : failure));
        });
    }

    private static Future<Answer> begin(HttpClientRequest request, Errand errand, int part) {
        request.putHeader("Content-Length", Integer.toString(errand.body().length()));
        request.write(errand.body().slice(0, part));
        return request.response().compose(Line::answer);
    }

    private RequestOptions target(Errand errand) {
        return new RequestOptions(target).putHeader("Idempotency-Key", errand.key());
    }

    static Future<Answer> answer(HttpClientResponse response) {
        return response.body()
                .map(body -> new Answer(
                        response.statusCode(),
                        response.getHeader("Content-Type"),
                        response.getHeader("Retry-After"),
                        response.getHeader("Akashi-Request-Id"),
                        body));
    }

    /// The caller has gone; whether there is a certificate now, nobody was told.
    static final class HungUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HungUpException() {
            super("hung up", null, false, false);
        }
    }
}
