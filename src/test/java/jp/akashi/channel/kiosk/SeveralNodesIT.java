package jp.akashi.channel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.certificate.pdf.PaperMarksReader;
import jp.akashi.fakes.Applicant;
import jp.akashi.nodes.Centre;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.Patience;
import jp.akashi.nodes.People;
import jp.akashi.nodes.Site;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// K4, K5, K6: applications between two nodes of which one is killed, or stands still beyond every deadline.
class SeveralNodesIT {
    private static final List<String> STATES =
            List.of("AUTHORISED", "LOOKED_UP", "RENDERED", "SHOWN", "PAID", "RELEASED", "PRINTED", "CLOSED");
    private static final Set<String> OVER = Set.of("CLOSED", "CANCELLED", "EXPIRED", "REFUSED");
    private static final Duration MINUTE = Duration.ofSeconds(60);
    // Whatever is held up stays under way: no other time limit ends it first.
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("akashi.centre.application-lifetime", "PT40S"),
            Map.entry("akashi.centre.preparation", "PT25S"),
            Map.entry("akashi.centre.delivery", "PT25S"),
            Map.entry("akashi.centre.printing", "PT25S"),
            Map.entry("akashi.load.deadline", "PT60S"),
            Map.entry("akashi.load.paid-deadline", "PT60S"),
            Map.entry("akashi.storage.deadline", "PT60S"),
            Map.entry("akashi.ledger.deadline", "PT60S"),
            Map.entry("akashi.storage.statement", "PT60S"),
            Map.entry("akashi.storage.silence", "PT90S"),
            Map.entry("akashi.storage.paid-deadline", "PT60S"),
            Map.entry("akashi.storage.paid-connections", "20"),
            Map.entry("akashi.storage.write-connections", "40"));

    private static Site site;
    private static Gateway one;
    private static Gateway other;
    private static Centre centre;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("kiosks");
        one = site.startNode(SETTINGS);
        other = site.startNode(SETTINGS);
        centre = new Centre(site);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void afterAKillBetweenAnyTwoStatesEveryApplicationIsOverWithinAMinute() throws Exception {
        List<Visit> abandoned = visits();
        List<Visit> continued = visits();

        try (ExecutorService callers = Executors.newCachedThreadPool();
                Holdup holdup = holdUp(callers, abandoned, continued)) {
            holdup.awaitHeld(2 * STATES.size());
            one.kill();
        }
        continued.parallelStream().forEach(visit -> visit.finish(other));
        one.restart();

        assertAllOver(abandoned);
        assertAllOver(continued);
        continued.stream()
                .filter(visit -> STATES.indexOf(visit.next()) >= STATES.indexOf("PAID"))
                .forEach(visit -> assertEquals("CLOSED", state(visit), visit::toString));
        assertNothingPrintedUnpaid();
    }

    @Test
    void aNodeThatStandsStillBeyondTheDeadlineReleasesNothingAndChargesNobody() throws Exception {
        List<Visit> visits = visits();

        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            try (Holdup holdup = holdUp(callers, visits)) {
                holdup.awaitHeld(STATES.size());
                one.pause();
            }
            assertAllOver(visits);
            one.resume();
            for (Visit visit : visits) {
                boolean paperWasOut =
                        visit.next().equals("PRINTED") || visit.next().equals("CLOSED");
                assertTrue(paperWasOut || visit.answer().status() >= 400, () -> visit + ": " + visit.answer());
                assertTrue(paperWasOut || state(visit).equals("EXPIRED"), () -> visit + ": " + state(visit));
            }
        }

        assertNothingPrintedUnpaid();
        assertGetsTheirOwn(one);
        assertGetsTheirOwn(other);
    }

    @SafeVarargs
    private static Holdup holdUp(ExecutorService callers, List<Visit>... groups) throws SQLException {
        List<Visit> visits =
                java.util.stream.Stream.of(groups).flatMap(List::stream).toList();
        visits.parallelStream().forEach(visit -> visit.approach(one));
        Holdup holdup = Holdup.begin(site.stores().postgres());
        visits.forEach(visit -> visit.go(one, callers));
        return holdup;
    }

    private static List<Visit> visits() {
        return STATES.parallelStream()
                .map(state -> new Visit(centre, one, resident(), state))
                .toList();
    }

    private static Applicant resident() {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        site.people().add(who, People.OTA, List.of(KioskCalls.dose(1), KioskCalls.dose(2)));
        return who;
    }

    private static void assertAllOver(List<Visit> visits) {
        for (Visit visit : visits) {
            assertTrue(Patience.until(MINUTE, () -> OVER.contains(state(visit))), () -> visit + ": " + state(visit));
        }
    }

    private static void assertGetsTheirOwn(Gateway node) {
        Centre.Answer shown = centre.apply(node, centre.application(node, resident(), "store-1", "hold-RELEASED", 1));
        String id = shown.text("applicationId");
        assertEquals(200, centre.step(node, id, "payment").status());
        Centre.Answer document = centre.document(node, id, "copy-1");
        assertEquals(
                Optional.of(new PaperMarks(id, shown.text("binding"), "hold-RELEASED")),
                PaperMarksReader.read(Bytes.copyOf(document.body())));
        assertEquals("CLOSED", centre.step(node, id, "printed").text("state"));
    }

    private static String state(Visit visit) {
        return ask("select coalesce(max(state), 'none') from kiosk_application where store = ?", visit.store());
    }

    private static void assertNothingPrintedUnpaid() {
        assertEquals("0", ask("""
                select count(*) from kiosk_application a where store <> ? and (
                  (select count(*) from kiosk_copy k where k.application_id = a.id) > a.copies
                  or a.number is null and exists (select from kiosk_copy k where k.application_id = a.id)
                  or a.state in ('CANCELLED', 'EXPIRED', 'REFUSED') and a.number is not null
                     and not exists (select from kiosk_copy k where k.application_id = a.id and k.printed_at is not null)
                     and not exists (select from revocation v where v.number = a.number)
                  or a.state <> 'RELEASED' and exists (select from kiosk_document d where d.application_id = a.id))""", ""));
        assertNotEquals("0", ask("select count(*) from kiosk_copy where application_id <> ?", ""));
    }

    private static String ask(String question, String value) {
        try (Connection connection = site.stores().postgres().connect();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
