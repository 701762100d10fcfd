package jp.akashi.load.capacity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.akashi.load.gateway.CpuClock;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Bodies;
import jp.akashi.load.people.Cards;
import jp.akashi.load.people.Person;
import org.HdrHistogram.Histogram;

/// Keeps a fixed number of visits per second up for a long time: `Hold 2000 900`, or `Hold 60% 900` for a share of what
/// a closed loop reaches first.
///
/// A visit fetches a challenge and then a certificate for use at home. Latency counts from the moment the visit was
/// due, so that a stall is seen. One line a minute, with the gateway's memory.
public final class Hold {
    private static final int PEOPLE = 20_000;
    private static final int TICK_MILLIS = 5;
    private static final int RISE_SECONDS = 30;
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 20;
    private static final int MEASURED_SECONDS = 10;
    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Gateway gateway;
    private final Cards cards;
    private final List<Person> people;
    private final HttpClient client;
    private final RequestOptions target;
    private final Histogram whole = new Histogram(LONGEST_MICROS, 3);
    private final Histogram minute = new Histogram(LONGEST_MICROS, 3);
    private long begun;
    private long underWay;
    private long errors;
    private final Map<String, Long> reasons = new TreeMap<>();
    private CpuClock cpu;

    private Hold(Vertx vertx, Gateway gateway) {
        this.gateway = gateway;
        this.cards = gateway.cards();
        this.people = Crowd.gather(vertx, gateway, PEOPLE, PEOPLE);
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxPoolSize(256).setMaxWaitQueueSize(-1));
        this.target = new RequestOptions()
                .setHost("localhost")
                .setPort(gateway.ports().http())
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json");
        this.cpu = CpuClock.read(gateway);
    }

    public static void main(String... arguments) throws InterruptedException {
        String rate = arguments[0];
        long seconds = Long.parseLong(arguments[1]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (Gateway gateway = Gateway.start("hold", Capacity.letIn(CONNECTIONS))) {
            Hold hold = new Hold(vertx, gateway);
            double visits = rate.endsWith("%")
                    ? hold.capacity(vertx) * Double.parseDouble(rate.replace("%", "")) / 100
                    : Double.parseDouble(rate);
            hold.run(vertx, visits, seconds);
        } finally {
            vertx.close();
        }
    }

    /// Visits per second of a closed loop, warmed up.
    private double capacity(Vertx vertx) throws InterruptedException {
        long start = System.nanoTime();
        CountDownLatch running = new CountDownLatch(CONNECTIONS);
        vertx.runOnContext(ignored -> {
            for (int i = 0; i < CONNECTIONS; i++) {
                again(start, running);
            }
        });
        running.await();
        double capacity = (double) whole.getTotalCount() / MEASURED_SECONDS;
        System.out.printf("a closed loop makes %.0f visits/s%n", capacity);
        whole.reset();
        return capacity;
    }

    private void again(long start, CountDownLatch running) {
        long elapsed = (System.nanoTime() - start) / 1_000_000_000L;
        if (elapsed < WARM_UP_SECONDS) {
            whole.reset();
        } else if (elapsed >= WARM_UP_SECONDS + MEASURED_SECONDS) {
            running.countDown();
            return;
        }
        visit(System.nanoTime(), () -> again(start, running));
    }

    private void run(Vertx vertx, double rate, long seconds) throws InterruptedException {
        long live = gateway.liveMegabytes();
        begun = 0;
        cpu = CpuClock.read(gateway);
        minute.reset();
        System.out.println("minute  visits/s  errors   p50 ms   p99 ms   max ms   CPU-µs/visit   RSS MB   under way");
        CountDownLatch done = new CountDownLatch(1);
        long start = System.nanoTime();
        vertx.setPeriodic(TICK_MILLIS, timer -> {
            double elapsed = (System.nanoTime() - start) / 1e9;
            if (elapsed >= seconds && underWay == 0) {
                vertx.cancelTimer(timer);
                done.countDown();
            }
            while (elapsed < seconds && dueAt(begun, rate) <= elapsed) {
                visit(start + (long) (1e9 * dueAt(begun, rate)), () -> {});
            }
        });
        long report = vertx.setPeriodic(60_000, timer -> report((System.nanoTime() - start) / 60_000_000_000L));
        done.await();
        vertx.cancelTimer(report);
        System.out.printf(
                "held %.0f visits/s for %d s: %d visits, %d errors, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                rate,
                seconds,
                whole.getTotalCount(),
                errors,
                whole.getValueAtPercentile(50) / 1e3,
                whole.getValueAtPercentile(99) / 1e3,
                whole.getMaxValue() / 1e3);
        System.out.printf("live in the heap: %d MB before, %d MB after%n", live, gateway.liveMegabytes());
        reasons.forEach((reason, count) -> System.out.printf("%d × %s%n", count, reason));
    }

    /// When, in seconds from the start, the visit of that number is due: the pace rises for half a minute, because a
    /// gateway that just started is still compiling.
    private static double dueAt(long number, double rate) {
        double duringRise = rate * RISE_SECONDS / 2;
        return number < duringRise
                ? Math.sqrt(2 * RISE_SECONDS * number / rate)
                : number / rate + RISE_SECONDS / 2.0;
    }

    private void visit(long dueNanos, Runnable then) {
        Person person = people.get((int) (begun % people.size()));
        begun++;
        underWay++;
        post("/app/v1/challenges", Buffer.buffer())
                .compose(answer -> {
                    String challenge = answer.toJsonObject().getString("challenge");
                    return post("/app/v1/certificates", Buffer.buffer(Bodies.domestic(person, cards.of(person), challenge)));
                })
                .onComplete(answer -> {
                    underWay--;
                    long micros = Math.min(LONGEST_MICROS, Math.max(0, System.nanoTime() - dueNanos) / 1_000);
                    whole.recordValue(micros);
                    minute.recordValue(micros);
                    if (answer.failed()) {
                        errors++;
                        reasons.merge(String.valueOf(answer.cause().getMessage()), 1L, Long::sum);
                    }
                    then.run();
                });
    }

    private Future<Buffer> post(String path, Buffer body) {
        return client.request(new RequestOptions(target).setURI(path))
                .compose(request -> request.send(body))
                .compose(response -> response.statusCode() == 201
                        ? response.body()
                        : response.body().compose(ignored -> Future.failedFuture("status " + response.statusCode())));
    }

    private void report(long number) {
        CpuClock now = CpuClock.read(gateway);
        long visits = Math.max(1, minute.getTotalCount());
        System.out.printf(
                "%6d %9.0f %7d %8.1f %8.1f %8.1f %14.1f %8d %11d%n",
                number,
                visits / 60.0,
                errors,
                minute.getValueAtPercentile(50) / 1e3,
                minute.getValueAtPercentile(99) / 1e3,
                minute.getMaxValue() / 1e3,
                (double) now.minus(cpu).gateway() / visits,
                gateway.residentMegabytes(),
                underWay);
        cpu = now;
        minute.reset();
    }
}
