package jp.akashi.channel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jp.akashi.fakes.Applicant;
import jp.akashi.nodes.Centre;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.People;
import jp.akashi.nodes.Site;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.junit.jupiter.api.Test;

/// K1 to K3, K6: two applicants at two terminals in the same moment, each pair over two nodes, from card to paper.
///
/// All of it: `./mvnw test -Dtest=SameMomentIT -Dkiosk.pairs=100000`, which takes hours on two cores.
class SameMomentIT {
    private static final int PAIRS = Integer.getInteger("kiosk.pairs", 50);
    private static final int PEOPLE = Math.min(2 * PAIRS, 4_000);
    private static final int AT_ONCE = 4;

    private final Map<String, Applicant> whose = new ConcurrentHashMap<>();
    private final List<Applicant> people = IntStream.range(0, PEOPLE)
            .mapToObj(i -> Applicant.named("大田　" + inKanji(i), "1980-02-17"))
            .toList();

    @Test
    void everybodyGetsTheirOwnAndNoIdTwice() throws Exception {
        try (Site site = Site.open("same-moment")) {
            Map<String, String> patient = Map.of(
                    "akashi.storage.deadline", "PT20S",
                    "akashi.ledger.deadline", "PT20S",
                    "akashi.load.deadline", "PT30S",
                    "akashi.load.paid-deadline", "PT30S",
                    "akashi.limits.terminal", "100000/PT1M",
                    "akashi.limits.store", "100000/PT1M",
                    "akashi.limits.subject", "100000/PT1M");
            Gateway one = site.startNode(patient);
            Gateway other = site.startNode(patient);
            site.people().add(people, People.OTA, List.of(KioskCalls.dose(1), KioskCalls.dose(2)));
            long start = System.nanoTime();

            applyInPairs(new Centre(site), one, other);

            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(2 * PAIRS, whose.size(), "no id twice");
            assertEachStandsForItsOwner(site);
            System.out.printf("%d pairs over two nodes in %d s: each got their own%n", PAIRS, took.toSeconds());
        }
    }

    private void applyInPairs(Centre centre, Gateway one, Gateway other) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(2 * AT_ONCE)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int kiosk = 0; kiosk < AT_ONCE; kiosk++) {
                CyclicBarrier moment = new CyclicBarrier(2);
                all.add(callers.submit(visits(centre, one, kiosk, 0, moment)));
                all.add(callers.submit(visits(centre, other, kiosk, 1, moment)));
            }
            for (Future<Void> visits : all) {
                visits.get();
            }
        }
    }

    private Callable<Void> visits(Centre centre, Gateway node, int first, int side, CyclicBarrier moment) {
        return () -> {
            for (int pair = first; pair < PAIRS; pair += AT_ONCE) {
                visit(centre, node, people.get((2 * pair + side) % PEOPLE), moment, "terminal-" + side);
            }
            return null;
        };
    }

    private void visit(Centre centre, Gateway node, Applicant who, CyclicBarrier moment, String terminal)
            throws Exception {
        ObjectNode body = centre.application(node, who, "store-1", terminal, 1);
        moment.await(1, TimeUnit.MINUTES);
        Centre.Answer shown = centre.apply(node, body);
        assertEquals(201, shown.status(), () -> shown.json().toString());
        String id = shown.text("applicationId");
        assertEquals(who.name(), item(shown, "NAME"));
        whose.put(id, who);
        centre.step(node, id, "payment");
        Centre.Answer paper = centre.document(node, id, "copy-1");
        assertEquals(200, paper.status(), () -> paper.json().toString());
        assertIsTheirs(paper, id, shown.text("binding"), terminal, item(shown, "CERTIFICATE_ID"));
        assertEquals("CLOSED", centre.step(node, id, "printed").text("state"));
    }

    private static void assertIsTheirs(
            Centre.Answer paper, String id, String binding, String terminal, String certificateId) throws IOException {
        try (PDDocument document = Loader.loadPDF(paper.body())) {
            PDDocumentInformation information = document.getDocumentInformation();
            assertEquals(id, information.getCustomMetadataValue("Akashi-Application-Id"));
            assertEquals(binding, information.getCustomMetadataValue("Akashi-Binding"));
            assertEquals(terminal, information.getCustomMetadataValue("Akashi-Terminal-Id"));
            assertTrue(information.getSubject().contains(certificateId), information.getSubject());
        }
    }

    private void assertEachStandsForItsOwner(Site site) throws SQLException {
        try (Connection connection = site.stores().postgres().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select a.id, r.ticket_number from kiosk_application a
                          join certificate c on c.number = a.number join resident r on r.id = c.resident_id""")) {
            int seen = 0;
            for (; rows.next(); seen++) {
                assertEquals(People.ticket(whose.get(rows.getString(1))), rows.getString(2));
            }
            assertEquals(2 * PAIRS, seen);
        }
    }

    private static String item(Centre.Answer shown, String name) {
        for (JsonNode item : shown.json().path("face")) {
            if (item.path("item").asText().equals(name)) {
                return item.path("ja").asText();
            }
        }
        throw new AssertionError("the face has no " + name);
    }

    // Names that differ from one another, in the characters of names.
    private static String inKanji(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> "〇一二三四五六七八九".substring(digit - '0', digit - '0' + 1))
                .reduce("", String::concat);
    }
}
