package jp.akashi.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Lines;
import jp.akashi.fakes.Register;
import jp.akashi.nodes.Patience;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of faults share: people, callers, and lines that are whole again afterwards.
abstract class FaultCalls {
    static final String OTA = "131113";
    static final Duration RECOVERY = Duration.ofSeconds(10);

    @Inject
    Register register;

    @TestHTTPResource("/")
    URI gateway;

    Crowd crowd;

    @BeforeEach
    void gather() {
        crowd = new Crowd(gateway);
    }

    @AfterEach
    void mend() {
        Lines.toPostgres().heal();
        Lines.toRedis().heal();
        Applicant who = vaccinatedOnceItIsBack();
        assertTrue(
                Patience.until(
                        RECOVERY, () -> succeeds(() -> AppPhone.ask(who, OTA).statusCode() == 201)),
                "everything works again within ten seconds");
        crowd.close();
    }

    /// Asks for a certificate for each of them at once.
    List<CompletableFuture<Crowd.Told>> askFor(List<Applicant> people) {
        List<ObjectNode> bodies = requests(people);
        return bodies.stream().map(crowd::ask).toList();
    }

    static List<ObjectNode> requests(List<Applicant> people) {
        return people.stream()
                .map(who -> who.request(AppPhone.challenge(), OTA, "DOMESTIC"))
                .toList();
    }

    List<Applicant> people(int count) {
        return Stream.generate(this::vaccinated).limit(count).toList();
    }

    Applicant vaccinated() {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        register.resident(who, OTA);
        register.dose(
                who, OTA, new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401")), "ACTIVE");
        return who;
    }

    private Applicant vaccinatedOnceItIsBack() {
        List<Applicant> added = new ArrayList<>();
        Patience.until(RECOVERY, () -> succeeds(() -> added.add(vaccinated())));
        return added.getFirst();
    }

    static boolean succeeds(Supplier<Boolean> attempt) {
        try {
            return attempt.get();
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }

    long certificatesOf(Applicant who) {
        return register.query(
                        "select count(*) from certificate c join resident r on r.id = c.resident_id where r.ticket_number = $1",
                        Tuple.of(who.number().substring(1, 11)))
                .iterator()
                .next()
                .getLong(0);
    }
}
