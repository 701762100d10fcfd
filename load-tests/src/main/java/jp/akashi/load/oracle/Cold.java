package jp.akashi.load.oracle;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.parts.Specimen;
import jp.akashi.load.people.Person;

/// 20,000 people within 30 seconds, once with an empty cache and once more while it holds them all.
///
/// PostgreSQL itself says how often a record was looked up (scans of the index that finds a person) and how many
/// transactions there were.
public final class Cold {
    private static final int PEOPLE = 20_000;
    private static final int SECONDS = 30;
    private static final int WARM_UP_SECONDS = 20;
    private static final int CALLERS = 64;
    private static final int CONNECTIONS = 2_000;

    private final Vertx vertx;
    private final Gateway gateway;
    private final Bench bench;
    private final Wires wires;
    private final SplittableRandom random = new SplittableRandom();

    private record Work(long lookUps, long transactions, long certificates) {
        Work since(Work earlier, long given) {
            return new Work(lookUps - earlier.lookUps, transactions - earlier.transactions, given);
        }

        double lookUpsEach() {
            return (double) lookUps / certificates;
        }

        double transactionsEach() {
            return (double) transactions / certificates;
        }
    }

    private Cold(Vertx vertx, Gateway gateway, Bench bench) {
        this.vertx = vertx;
        this.gateway = gateway;
        this.bench = bench;
        this.wires = new Wires(vertx, gateway, CONNECTIONS);
    }

    public static void main(String... arguments) throws InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        boolean isTrue = false;
        try (Gateway gateway = Gateway.start("oracle", Map.of())) {
            isTrue = run(vertx, gateway);
        } finally {
            vertx.close();
        }
        System.exit(isTrue ? 0 : 1);
    }

    private static boolean run(Vertx vertx, Gateway gateway) throws InterruptedException {
        List<Person> people = Soak.people(vertx, gateway, PEOPLE);
        Acknowledged acknowledged = new Acknowledged(gateway);
        Tally tally = new Tally(Long.MAX_VALUE);
        Verdicts verdicts = new Verdicts(new Oracle(gateway, Specimen.ISSUER), acknowledged, tally);
        try (Bench bench = new Bench(verdicts)) {
            Cold run = new Cold(vertx, gateway, bench);
            Errands errands = new Errands(gateway, people, run.random);
            run.offer(new Stock(errands::next, PEOPLE)).closed(CALLERS, WARM_UP_SECONDS);
            gateway.emptyRedis();
            Work cold = run.everybodyOnce("cold", errands, people);
            Work steady = run.everybodyOnce("steady", errands, people);
            bench.requireRight();
            System.out.printf(
                    "for each certificate: cold %.3f look-ups, %.2f transactions; steady %.3f and %.2f;"
                            + " %.2f times as many transactions%n",
                    cold.lookUpsEach(),
                    cold.transactionsEach(),
                    steady.lookUpsEach(),
                    steady.transactionsEach(),
                    cold.transactionsEach() / steady.transactionsEach());
            System.out.println(acknowledged.account());
            return true;
        } catch (MismatchException e) {
            System.out.println("MISMATCH " + e.getMessage());
            return false;
        }
    }

    private Work everybodyOnce(String name, Errands errands, List<Person> people) throws InterruptedException {
        Iterator<Person> next = people.iterator();
        Supplier<Errand> each = () -> errands.of(next.hasNext() ? next.next() : errands.somebody(), Errand.AT_HOME);
        Offer offer = offer(new Stock(each, PEOPLE));
        TimeUnit.SECONDS.sleep(2); // PostgreSQL's own counts come in late
        Work before = work();
        double pace = (double) PEOPLE / SECONDS;
        Kinds kinds = offer.open(pace, pace, 0, SECONDS, new Kinds());
        TimeUnit.SECONDS.sleep(2);
        Work done = work().since(before, kinds.accepted());
        System.out.printf("%s: %d look-ups, %d transactions%n", name, done.lookUps, done.transactions);
        System.out.print(kinds.lines(SECONDS));
        return done;
    }

    private Offer offer(Stock stock) {
        return new Offer(vertx, wires, stock, bench, random, 0);
    }

    private Work work() {
        String sql = "select (select sum(idx_scan) from pg_stat_user_indexes i join pg_index x using (indexrelid)"
                + " where i.relname = 'resident' and pg_get_indexdef(x.indexrelid) like '%person_key%'),"
                + " (select xact_commit + xact_rollback from pg_stat_database where datname = current_database())";
        try (Connection connection = gateway.database();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2), 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
