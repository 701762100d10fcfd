package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.akashi.fakes.Applicant;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.Patience;
import jp.akashi.nodes.Redis;
import jp.akashi.nodes.Site;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// T5, T6, T7, T11, T12: processes ended under load. What people were promised stands, all of it; what is ended
/// politely is noticed by nobody.
class ProcessesIT {
    private static final Scale SCALE = Scale.ofThisRun();

    // A second for the proxy to notice, what is under way, and the machine's moods: less than the ten allowed.
    private static final Duration LONGEST_STOP = Duration.ofSeconds(7);

    private static Site site;
    private static Gateway node;
    private static List<Applicant> people;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("faults");
        node = site.startNode(Map.of("quarkus.shutdown.delay", "PT1S"));
        people = Stream.generate(() -> Applicant.named("大田　花子", "1980-02-17"))
                .limit(16)
                .toList();
        site.people()
                .add(
                        people,
                        "131113",
                        List.of(new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401"))));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aNodeThatIsToldToEndLosesNobodysRequest() {
        for (int i = 0; i < SCALE.rollingRestarts(); i++) {
            try (Callers callers = new Callers(site, node)) {
                callers.start(people);
                assertTrue(moreThan(20, callers));

                Duration stop = stop();

                assertEquals(List.of(), callers.failures(), "told to end, it ends what it began");
                assertTrue(stop.compareTo(LONGEST_STOP) < 0, () -> "it ended after " + stop + "\n" + node.log());
                Report.add("T12", "ms that it took to end under load", stop.toMillis());
                Report.add(
                        "T12",
                        "rolling restart: failed requests",
                        callers.failures().size());
            }
            node.restart();
        }
    }

    @Test
    void callersWhoAreGoneAreNotWaitedForAtTheEnd() {
        SlowCallers.connect(node.port(), 20, SlowCallers.Part.BODY).close();
        SlowCallers.connect(node.port(), 20, SlowCallers.Part.HEAD).close();

        Duration stop = stop();

        Report.add("T12", "ms that it took to end after callers hung up", stop.toMillis());
        String log = node.log();
        node.restart();
        assertTrue(stop.compareTo(LONGEST_STOP) < 0, () -> "it ended after " + stop + "\n" + log);
    }

    @Test
    void aNodeKilledUnderLoadHasWrittenDownWhatItPromised() throws SQLException {
        for (int i = 0; i < SCALE.kills(); i++) {
            Callers callers = new Callers(site, node);
            callers.start(people);
            assertTrue(moreThan(20, callers));

            node.kill();
            callers.close();

            assertEquals(List.of(), callers.lost());
            assertEquals(
                    0,
                    ask("select count(*) from certificate c where not exists "
                            + "(select from audit_entry a where a.number = c.number and a.outcome = 'ISSUED')"));
            node.restart();
        }
        Report.add(
                "T11", "kill -9 of the gateway under load, each with acknowledged = subset of stored", SCALE.kills());
    }

    @Test
    void aRedisThatIsKilledOrPausedUnderLoadIsNoticedByNobody() {
        Redis redis = site.stores().redis();
        for (int i = 0; i < SCALE.databaseKills(); i++) {
            noticedByNobody("killed", redis::kill, redis::start);
            noticedByNobody("paused", redis::pause, redis::resume);
        }
    }

    private static void noticedByNobody(String trouble, Runnable cause, Runnable mend) {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(moreThan(20, callers));
            cause.run();
            assertTrue(moreThan(callers.acknowledged().size() + 50, callers));
            mend.run();
            assertTrue(moreThan(callers.acknowledged().size() + 50, callers));

            assertEquals(List.of(), callers.failures());
            assertTrue(
                    callers.turnedAway() * 1000L <= callers.acknowledged().size(),
                    () -> callers.turnedAway() + " errors");
            Report.add("T5", "Redis " + trouble + " under load: told to come back", callers.turnedAway());
            Report.add(
                    "T6",
                    "Redis " + trouble + " under load: ms, the slowest answer",
                    callers.slowest().toMillis());
        }
    }

    @Test
    void aDatabaseKilledUnderLoadHasWhatWasPromisedAndIsUsedAgainSoon() throws SQLException {
        for (int i = 0; i < SCALE.databaseKills(); i++) {
            try (Callers callers = new Callers(site, node)) {
                callers.start(people);
                assertTrue(moreThan(20, callers));

                site.stores().postgres().kill();
                assertTrue(Patience.until(Duration.ofSeconds(5), () -> callers.turnedAway() > 0));
                site.stores().postgres().start();
                long back = System.nanoTime();
                int before = callers.acknowledged().size();
                assertTrue(Patience.until(
                        Duration.ofSeconds(10), () -> callers.acknowledged().size() > before + people.size()));
                Report.add(
                        "T7",
                        "ms from the restart of PostgreSQL to certificates",
                        (System.nanoTime() - back) / 1_000_000);
                Report.add(
                        "T7",
                        "ms, the slowest 503 while PostgreSQL was killed",
                        callers.slowestNo().toMillis());

                assertEquals(List.of(), callers.lost());
                assertEquals(List.of(), callers.failures(), "503 and Retry-After, nothing else");
            }
        }
    }

    @Test
    void aDatabasePausedUnderLoadIsUsedAgainSoon() throws SQLException {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(moreThan(20, callers));

            site.stores().postgres().pause();
            assertTrue(Patience.until(Duration.ofSeconds(10), () -> callers.turnedAway() > people.size()));
            site.stores().postgres().resume();
            int before = callers.acknowledged().size();
            assertTrue(Patience.until(
                    Duration.ofSeconds(10), () -> callers.acknowledged().size() > before + people.size()));

            assertEquals(List.of(), callers.lost());
            assertEquals(List.of(), callers.failures(), "503 and Retry-After, nothing else");
            Report.add(
                    "T7",
                    "ms, the slowest 503 while PostgreSQL was paused",
                    callers.slowestNo().toMillis());
        }
    }

    private static Duration stop() {
        long start = System.nanoTime();
        node.stop();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean moreThan(int certificates, Callers callers) {
        return Patience.until(
                Duration.ofSeconds(30), () -> callers.acknowledged().size() > certificates);
    }

    private static long ask(String question) throws SQLException {
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
