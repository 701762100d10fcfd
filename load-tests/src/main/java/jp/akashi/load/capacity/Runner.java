package jp.akashi.load.capacity;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.akashi.load.gateway.CpuClock;
import jp.akashi.load.gateway.Gateway;
import org.HdrHistogram.Histogram;

/// A closed loop: each connection sends its next request when the answer to the one before has come.
final class Runner {
    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Vertx vertx;
    private final Gateway gateway;
    private final Options options;

    Runner(Vertx vertx, Gateway gateway, Options options) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.options = options;
    }

    /// Prepares the scenario, runs it for so long, and tells what it took.
    Result run(Scenario scenario, int seconds) {
        scenario.prepare().run();
        HttpClientOptions tuned = new HttpClientOptions(scenario.client())
                .setMaxPoolSize(options.connections())
                .setMaxWaitQueueSize(-1);
        HttpClient client = vertx.createHttpClient(tuned);
        try {
            return new Loop(scenario, client, seconds).run();
        } finally {
            client.close();
        }
    }

    /// One timed run; everything in it happens on the loader's one event loop.
    private final class Loop {
        private final Scenario scenario;
        private final HttpClient client;
        private final RequestOptions target;
        private final int seconds;
        private final Histogram micros = new Histogram(LONGEST_MICROS, 3);
        private final CountDownLatch running = new CountDownLatch(options.connections());
        private final Map<String, Long> unexpected = new TreeMap<>();
        private long errors;
        private long until;

        Loop(Scenario scenario, HttpClient client, int seconds) {
            this.scenario = scenario;
            this.client = client;
            this.seconds = seconds;
            this.target = new RequestOptions()
                    .setHost("localhost")
                    .setPort(scenario.port())
                    .setMethod(HttpMethod.POST)
                    .putHeader("Content-Type", "application/json");
        }

        Result run() {
            CpuClock before = CpuClock.read(gateway);
            long start = System.nanoTime();
            until = start + TimeUnit.SECONDS.toNanos(seconds);
            vertx.runOnContext(ignored -> {
                for (int i = 0; i < options.connections(); i++) {
                    shoot();
                }
            });
            await();
            if (errors > 0) {
                System.out.println(scenario.name() + ": " + unexpected);
            }
            double elapsed = (System.nanoTime() - start) / 1e9;
            return Result.of(scenario.name(), elapsed, micros, errors, CpuClock.read(gateway).minus(before));
        }

        private void shoot() {
            long sent = System.nanoTime();
            if (sent >= until) {
                running.countDown();
                return;
            }
            Shot shot = scenario.shots().get();
            client.request(new RequestOptions(target).setURI(shot.path()))
                    .compose(request -> request.send(shot.body()))
                    .compose(response -> response.body().map(body -> response.statusCode()))
                    .onComplete(answer -> {
                        micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - sent) / 1_000));
                        if (answer.failed() || answer.result() != shot.expected()) {
                            errors++;
                            String what = answer.failed() ? answer.cause().toString() : "status " + answer.result();
                            unexpected.merge(what, 1L, Long::sum);
                        }
                        shoot();
                    });
        }

        private void await() {
            try {
                if (!running.await(seconds + 60L, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(scenario.name() + " does not come to an end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
