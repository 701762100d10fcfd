package jp.akashi.load.parts;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import jp.akashi.issuance.ledger.LedgerRows;
import jp.akashi.load.gateway.CpuClock;
import jp.akashi.load.gateway.Feeds;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Person;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.LoadStores;
import jp.akashi.platform.storage.RedisLines;

/// What a look-up in Redis and a row of the ledger cost the process that asks, and the store: 64 at a time.
public final class Stores {
    private static final int AT_ONCE = 64;
    private static final int PEOPLE = 2_000;
    private static final int SECONDS = 5;

    private final Vertx vertx = Vertx.vertx();
    private final Gateway gateway;

    private Stores(Gateway gateway) {
        this.gateway = gateway;
    }

    public static void main(String... arguments) {
        try (Gateway gateway = Gateway.start("parts", Map.of())) {
            new Stores(gateway).run();
        }
        System.exit(0);
    }

    private void run() {
        new Feeds(vertx.getDelegate(), gateway)
                .load(LongStream.range(0, PEOPLE).mapToObj(Person::of).toList());
        RedisLines redis = LoadStores.redis(vertx, gateway.redisPort());
        String name = "load-test";
        redis.send(Request.cmd(Command.SET).arg(name).arg("x".repeat(300)))
                .await()
                .indefinitely();
        System.out.println("part                 per s   own µs  store µs");
        measure("redisGet alone", 1, () -> redis.send(Request.cmd(Command.GET).arg(name)));
        measure("redisGet", AT_ONCE, () -> redis.send(Request.cmd(Command.GET).arg(name)));
        Database database = LoadStores.database(vertx, gateway.postgresPort());
        SecretKeys keys = new SecretKeys(gateway.data().resolve("secrets"));
        for (int statements : List.of(1, 2)) {
            LedgerRows rows = new LedgerRows(database, keys, statements);
            measure("ledgerRow/" + statements, AT_ONCE, rows::add);
        }
    }

    private void measure(String what, int atOnce, Supplier<Uni<?>> work) {
        loop(work, atOnce); // warms up
        CpuClock before = CpuClock.read(gateway);
        long done = loop(work, atOnce);
        CpuClock used = CpuClock.read(gateway).minus(before);
        System.out.printf(
                "%-16s %9d %8.1f %9.1f%n",
                what,
                done / SECONDS,
                (double) used.loader() / done,
                (double) (used.postgres() + used.redis()) / done);
    }

    private long loop(Supplier<Uni<?>> work, int atOnce) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        AtomicLong done = new AtomicLong();
        CountDownLatch running = new CountDownLatch(atOnce);
        vertx.runOnContext(() -> {
            for (int i = 0; i < atOnce; i++) {
                next(work, until, done, running);
            }
        });
        try {
            running.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return done.get();
    }

    private static void next(Supplier<Uni<?>> work, long until, AtomicLong done, CountDownLatch running) {
        if (System.nanoTime() >= until) {
            running.countDown();
            return;
        }
        work.get().subscribe().with(answer -> {
            done.incrementAndGet();
            next(work, until, done, running);
        });
    }
}
