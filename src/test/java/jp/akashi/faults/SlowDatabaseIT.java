package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Lines;
import jp.akashi.nodes.Patience;
import jp.akashi.platform.load.LoadConfig;
import jp.akashi.platform.storage.StorageConfig;
import org.junit.jupiter.api.Test;

/// T7: a PostgreSQL that is slow, silent, one-way or gone. "We could not ask" is told, in time, and never "none".
@GatewayTest
class SlowDatabaseIT extends FaultCalls {
    private static final Duration GRACE = Duration.ofSeconds(3);

    @Inject
    LoadConfig load;

    @Inject
    StorageConfig storage;

    @Test
    void aSlowDatabaseIsWaitedForAsLongAsItIsWorthIt() {
        Lines.toPostgres().delay(Duration.ofMillis(60));

        List<Crowd.Told> told = Crowd.all(askFor(people(4)));

        assertEquals(4, told.stream().filter(Crowd.Told::isIssued).count(), Crowd.statuses(told)::toString);
    }

    @Test
    void whoeverASilentDatabaseKeepsWaitingIsToldByTheDeadline() {
        List<ObjectNode> bodies = requests(people(60));
        Lines.toPostgres().silence();

        List<Crowd.Told> told = Crowd.all(bodies.stream().map(crowd::ask).toList());

        assertTrue(told.stream().allMatch(Crowd.Told::isHonestNo), Crowd.statuses(told)::toString);
        assertTrue(Crowd.slowest(told).compareTo(load.deadline().plus(GRACE)) < 0, Crowd.slowest(told)::toString);
    }

    @Test
    void whileItIsAwayNobodyWaits() {
        List<ObjectNode> first = requests(people(20));
        List<ObjectNode> later = requests(people(20));
        Lines.toPostgres().cut();
        Crowd.all(first.stream().map(crowd::ask).toList());

        List<Crowd.Told> told = Crowd.all(later.stream().map(crowd::ask).toList());

        assertTrue(told.stream().allMatch(Crowd.Told::isHonestNo), Crowd.statuses(told)::toString);
        long atOnce = told.stream()
                .filter(one -> one.after().compareTo(storage.deadline()) < 0)
                .count();
        assertTrue(atOnce >= told.size() - 2, "all but those that find out whether it is back");
    }

    @Test
    void anAnswerThatGotLostIsToldAgainUnderItsKey() {
        Applicant hanako = vaccinated();
        AppPhone.ask(hanako, OTA).then().statusCode(201); // her record lies in the cache now
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        String key = UUID.randomUUID().toString();
        long before = certificatesOf(hanako);
        Lines.toPostgres().holdAnswers();

        Crowd.Told first = crowd.ask(body, key).join();
        Lines.toPostgres().heal();
        assertTrue(Patience.until(RECOVERY, () -> AppPhone.send(body, key).statusCode() == 201));
        List<String> again = IntStream.range(0, 5)
                .mapToObj(i -> AppPhone.send(body, key).asString())
                .distinct()
                .toList();

        assertTrue(first.isHonestNo(), first::toString);
        assertEquals(1, again.size(), "the same bytes each time");
        assertEquals(before + 1, certificatesOf(hanako), "written once");
    }

    @Test
    void noConnectionIsLostToCallersWhoGaveUp() {
        List<ObjectNode> bodies = IntStream.range(0, 100)
                .mapToObj(i -> Applicant.named("大田　花子", "1980-02-17").request(AppPhone.challenge(), OTA, "DOMESTIC"))
                .toList();
        Lines.toPostgres().silence();
        List<CompletableFuture<Crowd.Told>> calls =
                bodies.stream().map(crowd::ask).toList();
        calls.forEach(call -> call.cancel(true));
        Lines.toPostgres().heal();
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        Patience.until(RECOVERY, () -> succeeds(() -> AppPhone.ask(who, OTA).statusCode() == 404));

        List<Crowd.Told> told = Crowd.all(askFor(people(100)));

        assertEquals(100, told.stream().filter(Crowd.Told::isIssued).count(), Crowd.statuses(told)::toString);
    }
}
