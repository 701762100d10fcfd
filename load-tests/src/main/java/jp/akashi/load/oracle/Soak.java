package jp.akashi.load.oracle;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import jp.akashi.load.gateway.Feeds;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.gateway.WrittenLog;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.people.Person;

/// `Soak [COUNT]`: so many certificates for ten thousand people by 256 callers, every field of each compared.
///
/// Ends with 1 at the first mismatch, and prints its two sides. At the end every certificate that was given stands in
/// the ledger, for its person and request.
public final class Soak {
    private static final int PEOPLE = 10_000;
    private static final int CALLERS = 256;
    private static final long USUAL = 200_000;
    private static final long REPORT_MILLIS = 10_000;

    private Soak() {}

    public static void main(String... arguments) throws InterruptedException {
        long goal = arguments.length == 0 ? USUAL : Long.parseLong(arguments[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        boolean isTrue = false;
        try (Gateway gateway = Gateway.start("oracle", Map.of())) {
            isTrue = run(vertx, gateway, goal);
        } finally {
            vertx.close();
        }
        System.exit(isTrue ? 0 : 1);
    }

    private static boolean run(Vertx vertx, Gateway gateway, long goal) throws InterruptedException {
        RandomGenerator random = new SplittableRandom();
        List<Person> people = people(vertx, gateway, PEOPLE);
        Acknowledged acknowledged = new Acknowledged(gateway);
        Tally tally = new Tally(goal);
        Verdicts verdicts = new Verdicts(new Oracle(gateway, Specimen.ISSUER), acknowledged, tally);
        Visitors visitors = new Visitors(
                vertx,
                new Line(vertx, gateway, CALLERS + CALLERS / 4, random),
                new Errands(gateway, people, random),
                verdicts,
                new KioskVisits(vertx, gateway, verdicts, nanos -> {}),
                random);
        long report = vertx.setPeriodic(REPORT_MILLIS, due -> System.err.println(tally));
        try {
            visitors.come(CALLERS).toCompletionStage().toCompletableFuture().join();
            vertx.cancelTimer(report);
            TimeUnit.SECONDS.sleep(5); // what began for those who hung up comes to its end
            System.out.println(tally);
            System.out.println(acknowledged.account());
            return tally.isWhole();
        } catch (MismatchException | CompletionException e) {
            System.out.println("MISMATCH " + (e.getCause() == null ? e : e.getCause()).getMessage());
            System.out.println(tally);
            return false;
        }
    }

    static List<Person> people(Vertx vertx, Gateway gateway, int count) {
        List<Person> people = LongStream.range(0, count).mapToObj(Person::of).toList();
        new Feeds(vertx, gateway).load(people);
        WrittenLog.prepare(gateway);
        return people;
    }
}
