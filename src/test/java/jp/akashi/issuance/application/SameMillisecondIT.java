package jp.akashi.issuance.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.issuance.latch.Latches;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One node, two terminals, and a clock that stands still: every pair applies in the same millisecond, and so do all.
///
/// All of it: `./mvnw test -Dtest=SameMillisecondIT -Dkiosk.pairs=100000`.
@GatewayTest
class SameMillisecondIT {
    private static final int PAIRS = Integer.getInteger("kiosk.pairs", 300);
    private static final int IDS = 100_000;
    private static final Instant STANDING_STILL = Instant.now();
    private static final List<IndividualNumber> PEOPLE =
            List.of(new IndividualNumber("123456789018"), new IndividualNumber("987654321093"));

    @Inject
    ApplicationTable table;

    @Inject
    EndTable ends;

    @Inject
    CopyTable printed;

    @Inject
    Bindings bindings;

    @Inject
    Latches latches;

    @Inject
    PersonKeys people;

    @Inject
    Register register;

    private Applications applications;

    @BeforeEach
    void stopTheClock() {
        applications = node();
    }

    @Test
    void eachTerminalGetsItsOwnApplicationBoundToItsOwnPerson() throws Exception {
        List<String> ids = atBothTerminals(PAIRS, this::apply);

        assertEquals(2 * PAIRS, Set.copyOf(ids).size(), "no id twice");
    }

    @Test
    void idsOfTheSameMomentAreDifferentHoweverManyThereAre() throws Exception {
        List<String> ids = atBothTerminals(IDS, (terminal, pair) -> applications.newId());

        assertEquals(2 * IDS, new HashSet<>(ids).size());
    }

    @Test
    void anIdDependsOnNeitherClockNorStart() {
        assertNotEquals(node().newId(), node().newId(), "two starts in the same moment, each with its first id");
    }

    private String apply(int terminal, int pair) {
        PersonKey person = people.of(PEOPLE.get(terminal));
        String request = "same-millisecond-" + STANDING_STILL.toEpochMilli() + "-" + pair + "-" + terminal;
        Fence received = ((Receipt.New) granted(applications.receive(asked(request, terminal)))).fence();
        granted(applications.authorise(received, new KeyedPerson(person)));

        Row stored = register.query(
                        "select terminal, binding from kiosk_application where id = $1",
                        Tuple.of(received.applicationId()))
                .iterator()
                .next();
        assertEquals("terminal-" + terminal, stored.getString(0));
        assertEquals(bindings.of(received.applicationId(), person), stored.getString(1), "bound to who stands there");
        return received.applicationId();
    }

    private static NewApplication asked(String request, int terminal) {
        Bytes digest = Bytes.copyOf(request.getBytes(StandardCharsets.US_ASCII));
        return new NewApplication(
                request,
                digest,
                Optional.empty(),
                digest,
                new Terminal("store-1", "terminal-" + terminal),
                "131113",
                CertificateUse.DOMESTIC,
                1);
    }

    private List<String> atBothTerminals(int pairs, Visit visit) throws Exception {
        CyclicBarrier moment = new CyclicBarrier(2);
        try (ExecutorService terminals = Executors.newFixedThreadPool(2)) {
            Future<List<String>> one = terminals.submit(visits(0, pairs, moment, visit));
            Future<List<String>> other = terminals.submit(visits(1, pairs, moment, visit));
            List<String> ids = new ArrayList<>(one.get());
            ids.addAll(other.get());
            return ids;
        }
    }

    private static Callable<List<String>> visits(int terminal, int pairs, CyclicBarrier moment, Visit visit) {
        return () -> {
            List<String> ids = new ArrayList<>();
            for (int pair = 0; pair < pairs; pair++) {
                moment.await(1, TimeUnit.MINUTES);
                ids.add(visit.of(terminal, pair));
            }
            return ids;
        };
    }

    private Applications node() {
        return new Applications(table, ends, printed, bindings, latches, InstantSource.fixed(STANDING_STILL));
    }

    private static <T> T granted(Uni<Outcome<T>> answer) {
        return ((Outcome.Granted<T>) answer.await().atMost(Duration.ofSeconds(30))).value();
    }

    /// What happens at one of the two terminals in the moment of one pair.
    private interface Visit {
        String of(int terminal, int pair);
    }
}
