package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import jp.akashi.nodes.People;
import jp.akashi.nodes.Site;
import jp.akashi.nodes.SmallDisk;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// T15: disks that are full, PostgreSQL's and the gateway's own. Where nothing may be mounted these are left out.
class DiskFullIT {
    private static final Path DISKS = Path.of("target", "small-disks").toAbsolutePath();
    private static final Duration LONG = Duration.ofSeconds(30);

    private static SmallDisk data;
    private static SmallDisk checkpoints;
    private static Site site;
    private static Gateway node;
    private static List<Applicant> people;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(SmallDisk.isPossible(DISKS.resolve("scratch")), "no right to mount a small disk");
        data = SmallDisk.mount(DISKS.resolve("postgres"), 320);
        checkpoints = SmallDisk.mount(DISKS.resolve("checkpoints"), 1);
        checkpoints.fill(); // before there is a note with room behind it
        site = Site.open("disk-full", data.place());
        node = site.startNode(Map.of(
                "akashi.audit.directory", checkpoints.place().toString(), "akashi.audit.checkpoint-period", "PT1S"));
        people = Stream.generate(() -> Applicant.named("大田　花子", "1980-02-17"))
                .limit(16)
                .toList();
        site.people()
                .add(
                        people,
                        People.OTA,
                        List.of(new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401"))));
    }

    @AfterAll
    static void close() {
        if (site != null) {
            site.close();
            data.close();
            checkpoints.close();
        }
    }

    /// No table can grow: statements fail, the server lives.
    @Test
    void tablesThatCannotGrowTurnWorkAwayUntilThereIsRoom() throws SQLException {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(issues(callers));

            data.fill();
            assertTrue(Patience.until(LONG, () -> callers.turnedAway() > 10 * people.size()), "still issues");
            data.free();

            assertTrue(issues(callers), "issues again by itself");
            assertAllIsWell(callers, "tables");
        }
    }

    /// The write-ahead log cannot grow: the server itself gives up, and comes back once there is room.
    @Test
    void aLogThatCannotGrowLosesNothingThatWasPromised() throws SQLException {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(issues(callers));

            data.fill();
            assertThrows(SQLException.class, DiskFullIT::writeLog, "no log can be written");
            int before = callers.turnedAway();
            assertTrue(Patience.until(LONG, () -> callers.turnedAway() > before + people.size()));
            data.free();
            if (!Patience.until(LONG, DiskFullIT::answers)) {
                site.stores().postgres().start();
            }

            assertTrue(issues(callers), "issues again");
            assertAllIsWell(callers, "write-ahead log");
        }
    }

    /// The audit's checkpoints cannot be written: that is told, and nobody is refused a certificate for it.
    @Test
    void checkpointsThatCannotBeWrittenAreToldOfAndStopNobody() throws IOException {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(issues(callers));
            assertTrue(Patience.until(LONG, () -> failures() > 0), "nobody was told");
            assertTrue(issues(callers));
            assertEquals(List.of(), callers.failures());
        }

        checkpoints.free();

        assertTrue(Patience.until(LONG, DiskFullIT::hasNotes), "they are written once there is room");
    }

    private static boolean issues(Callers callers) {
        int before = callers.acknowledged().size();
        return Patience.until(LONG, () -> callers.acknowledged().size() > before + 2 * people.size());
    }

    private static void assertAllIsWell(Callers callers, String what) throws SQLException {
        assertEquals(List.of(), callers.failures(), "503 and Retry-After, nothing else");
        assertEquals(List.of(), callers.lost());
        assertEquals(
                0,
                count("select count(*) from certificate c where not exists "
                        + "(select from audit_entry a where a.number = c.number and a.outcome = 'ISSUED')"));
        // Reads every page, whose checksums PostgreSQL verifies.
        assertTrue(count("select count(c::text) from certificate c") > 0);
        assertTrue(count("select count(a::text) from audit_entry a") > 0);
        Report.add("T15", "turned away while there was no room for the " + what, callers.turnedAway());
        Report.add(
                "T15",
                "ms, the slowest 503 while there was no room for the " + what,
                callers.slowestNo().toMillis());
    }

    private static void writeLog() throws SQLException {
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 300; i++) {
                statement.execute("select pg_logical_emit_message(true, 'akashi', repeat('x', 1000000))");
            }
        }
    }

    private static boolean answers() {
        try {
            return count("select 1") == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private static long failures() {
        return node.metrics()
                .lines()
                .filter(line -> line.startsWith("akashi_audit_checkpoints_failed_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static boolean hasNotes() {
        try (Stream<Path> files = Files.walk(checkpoints.place())) {
            return files.anyMatch(
                    file -> file.toString().endsWith(".notes") && file.toFile().length() > 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static long count(String question) throws SQLException {
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
