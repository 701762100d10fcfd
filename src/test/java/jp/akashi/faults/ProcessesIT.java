package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.akashi.fakes.Applicant;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.Patience;
import jp.akashi.nodes.Site;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// T7, T11, T12: processes ended under load. What people were promised stands, all of it; what is ended politely is
/// noticed by nobody.
class ProcessesIT {
    private static final Scale SCALE = Scale.ofThisRun();

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

                node.stop();

                assertEquals(List.of(), callers.failures(), "told to end, it ends what it began");
                Report.add(
                        "T12",
                        "rolling restart: failed requests",
                        callers.failures().size());
            }
            node.restart();
        }
    }

    @Test
    void aNodeKilledUnderLoadHasWrittenDownWhatItPromised() throws SQLException {
        for (int i = 0; i < SCALE.kills(); i++) {
            Callers callers = new Callers(site, node);
            callers.start(people);
            assertTrue(moreThan(20, callers));

            node.kill();
            callers.close();

            assertAllStand(callers);
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

                assertAllStand(callers);
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

            assertAllStand(callers);
            assertEquals(List.of(), callers.failures(), "503 and Retry-After, nothing else");
        }
    }

    private static boolean moreThan(int certificates, Callers callers) {
        return Patience.until(
                Duration.ofSeconds(30), () -> callers.acknowledged().size() > certificates);
    }

    private static void assertAllStand(Callers callers) throws SQLException {
        List<String> promised = callers.acknowledged();
        Set<String> stored = new HashSet<>();
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select number from certificate")) {
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
        }
        assertEquals(promised.size(), new HashSet<>(promised).size(), "no number twice");
        assertEquals(
                List.of(),
                promised.stream().filter(number -> !stored.contains(number)).toList());
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
