package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.nodes.Gateway;
import jp.akashi.nodes.Patience;
import jp.akashi.nodes.People;
import jp.akashi.nodes.Site;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T17: a node with little memory, and callers who are slow, many or send too much. It sheds and stands.
class SmallNodeIT {
    private static final Scale SCALE = Scale.ofThisRun();
    private static final String HEAP = "160m";
    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final int CROWD = 256;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private static Site site;
    private static Gateway node;
    private static List<Applicant> people;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("small");
        node = site.addNode(Map.of("akashi.load.head", LIMIT.toString(), "akashi.load.body", LIMIT.toString()))
                .withHeap(HEAP);
        node.start();
        people = Stream.generate(() -> Applicant.named("大田　花子", "1980-02-17"))
                .limit(CROWD)
                .toList();
        site.people()
                .add(
                        people,
                        People.OTA,
                        List.of(new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401"))));
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoSendsByteByByteIsLeftAndHoldsUpNobody(SlowCallers.Part part) {
        try (SlowCallers slow = SlowCallers.connect(node.port(), SCALE.slowCallers(), part);
                Callers callers = new Callers(site, node)) {
            callers.start(people.subList(0, 8));

            assertTrue(issued(20, callers), "others are served");
            int standing = slow.standing();
            assertTrue(
                    Patience.until(LIMIT.multipliedBy(3), () -> slow.standing() == 0),
                    () -> slow.standing() + " are still there");

            assertTrue(standing > 0, "they were there meanwhile");
            assertEquals(List.of(), callers.failures());
            Report.add("T17", "slow callers left at their " + part + ", others served meanwhile", SCALE.slowCallers());
        }
        assertStands();
    }

    @Test
    void manyCallersOnASmallHeapAreServedOrToldToComeBack() {
        try (Callers callers = new Callers(site, node)) {
            callers.start(people);
            assertTrue(issued(CROWD, callers));
            long end =
                    System.nanoTime() + Duration.ofSeconds(SCALE.heapSeconds()).toNanos();
            Patience.until(Duration.ofMinutes(5), () -> System.nanoTime() > end);

            assertEquals(List.of(), callers.failures(), "503 and Retry-After, nothing else");
            Report.add(
                    "T17",
                    CROWD + " callers on a heap of " + HEAP + ": certificates",
                    callers.acknowledged().size());
            Report.add("T17", CROWD + " callers on a heap of " + HEAP + ": told to come back", callers.turnedAway());
        }
        assertStands();
    }

    @Test
    void manyBodiesOfTenMegabytesAreRefusedUnread() {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(TestPki.the().context("CN=centre, OU=centre"))
                .build()) {
            byte[] body = new byte[TEN_MEGABYTES];
            HttpRequest request = HttpRequest.newBuilder(node.url().resolve("/app/v1/certificates"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();

            Set<Integer> told = Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .handle((answer, cut) -> answer == null ? 0 : answer.statusCode()))
                    .limit(20)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .collect(Collectors.toCollection(TreeSet::new));

            // A caller who goes on sending may see the connection end before the answer.
            assertTrue(told.contains(413) && Set.of(0, 413).containsAll(told), told::toString);
        }
        assertStands();
    }

    private static void assertStands() {
        assertTrue(node.isRunning());
        assertFalse(node.wrote("OutOfMemoryError"), "out of memory");
        try (Callers callers = new Callers(site, node)) {
            callers.start(people.subList(0, 2));
            assertTrue(issued(4, callers));
            assertEquals(List.of(), callers.failures());
        }
    }

    private static boolean issued(int certificates, Callers callers) {
        return Patience.until(
                Duration.ofSeconds(30), () -> callers.acknowledged().size() > certificates);
    }
}
