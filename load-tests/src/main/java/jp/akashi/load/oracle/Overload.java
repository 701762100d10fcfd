package jp.akashi.load.oracle;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import jp.akashi.load.gateway.CpuClock;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.people.Person;

/// What ten times as much as can be done does: `Overload [--seconds 60] [--times 10] [--time-outs 0]`.
///
/// First the peak of a closed loop, then an open loop that rises from it within ten seconds and stays. The gate is as
/// it is in production; every answer is judged, and every certificate given must stand.
public final class Overload {
    private static final int RISE_SECONDS = 10;
    private static final int WARM_UP_SECONDS = 22;
    private static final int PEAK_SECONDS = 10;
    private static final int[] CALLERS = {64, 128, 256};
    private static final int STOCK = 20_000;
    private static final int MOST_CONNECTIONS = 4_000;

    private final Gateway gateway;
    private final Settings settings;
    private final Offer offer;

    private Overload(Gateway gateway, Settings settings, Offer offer) {
        this.gateway = gateway;
        this.settings = settings;
        this.offer = offer;
    }

    public static void main(String... arguments) throws InterruptedException {
        Settings settings = Settings.parse(arguments);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        boolean isTrue = false;
        try (Gateway gateway = Gateway.start("oracle", Map.of())) {
            isTrue = run(vertx, gateway, settings);
        } finally {
            vertx.close();
        }
        System.exit(isTrue ? 0 : 1);
    }

    private static boolean run(Vertx vertx, Gateway gateway, Settings settings) throws InterruptedException {
        RandomGenerator random = new SplittableRandom();
        List<Person> people = Soak.people(vertx, gateway, settings.people());
        Acknowledged acknowledged = new Acknowledged(gateway);
        Tally tally = new Tally(Long.MAX_VALUE);
        Errands errands = new Errands(gateway, people, random);
        try (Bench bench = new Bench(new Verdicts(new Oracle(gateway, Specimen.ISSUER), acknowledged, tally))) {
            Wires wires = new Wires(vertx, gateway, MOST_CONNECTIONS);
            Stock stock = new Stock(errands::next, STOCK);
            Overload run = new Overload(
                    gateway, settings, new Offer(vertx, wires, stock, bench, random, settings.timeOuts()));
            run.offer(run.peak());
            bench.requireRight();
            TimeUnit.SECONDS.sleep(5);
            System.out.println(tally);
            System.out.println(acknowledged.account());
            return true;
        } catch (MismatchException e) {
            System.out.println("MISMATCH " + e.getMessage());
            return false;
        }
    }

    /// Certificates per second of the best closed loop.
    private double peak() {
        offer.closed(128, WARM_UP_SECONDS);
        double peak = 0;
        for (int callers : CALLERS) {
            double reached = (double) offer.closed(callers, PEAK_SECONDS).accepted() / PEAK_SECONDS;
            System.out.printf("a closed loop of %d callers: %.0f certificates/s%n", callers, reached);
            peak = Math.max(peak, reached);
        }
        return peak;
    }

    private void offer(double peak) {
        Kinds rising = new Kinds();
        Metrics before = Metrics.of(gateway);
        CpuClock cpu = CpuClock.read(gateway);
        Kinds held = offer.open(peak, peak * settings.times(), RISE_SECONDS, settings.seconds(), rising);
        CpuClock used = CpuClock.read(gateway).minus(cpu);
        double all = RISE_SECONDS + settings.seconds();
        System.out.printf("from %.0f to %.0f a second within %d s:%n", peak, peak * settings.times(), RISE_SECONDS);
        System.out.print(rising.lines(RISE_SECONDS));
        System.out.printf("then for %d s:%n", settings.seconds());
        System.out.print(held.lines(settings.seconds()));
        System.out.printf("goodput   %9.0f %% of the peak%n", 100 * held.accepted() / (peak * settings.seconds()));
        System.out.printf(
                "processors used: gateway %.2f, PostgreSQL %.2f, Redis %.2f, this loader %.2f%n",
                used.gateway() / all / 1e6,
                used.postgres() / all / 1e6,
                used.redis() / all / 1e6,
                used.loader() / all / 1e6);
        System.out.println(Metrics.of(gateway).since(before));
    }
}
