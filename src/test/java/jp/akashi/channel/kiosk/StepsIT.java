package jp.akashi.channel.kiosk;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.issuance.application.Applications;
import jp.akashi.issuance.application.NewApplication;
import jp.akashi.issuance.application.Receipt;
import jp.akashi.issuance.application.Terminal;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateUse;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.Outcome;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Refusal;
import org.junit.jupiter.api.Test;

/// An application after it was shown, and what ends it.
@GatewayTest
class StepsIT extends KioskCalls {
    @Inject
    Applications applications;

    @Test
    void paymentIsCountedOnce() {
        String id = shown();

        step(id, "payment").statusCode(200).body("state", equalTo("PAID"));
        step(id, "payment").statusCode(200).body("state", equalTo("PAID"));
    }

    @Test
    void nothingIsPrintedThatWasNotReleased() {
        String id = shown();
        step(id, "printed").statusCode(409).body("code", equalTo("E-KIOSK-STATE"));
        step(id, "payment");
        step(id, "printed").statusCode(409);
    }

    @Test
    void aCancelledApplicationStaysCancelledAndItsCertificateIsWithdrawn() {
        String id = shown();

        step(id, "cancellation").statusCode(200).body("state", equalTo("CANCELLED"));

        step(id, "cancellation").statusCode(200).body("state", equalTo("CANCELLED"));
        step(id, "payment").statusCode(409).body("code", equalTo("E-KIOSK-STATE"));
        assertEquals("CANCELLED", state(id));
        assertEquals(1, withdrawn(id));
    }

    @Test
    void anUnknownApplicationIs404() {
        step("none", "payment").statusCode(404).body("code", equalTo("E-KIOSK-NONE"));
        centre().get("/centre/v1/applications/none").then().statusCode(404);
    }

    @Test
    void whoeverComesTooLateFindsItExpired() {
        String id = shown();
        letTimePass(id);

        step(id, "payment").statusCode(409).body("code", equalTo("E-KIOSK-STATE"));

        assertEquals("EXPIRED", state(id));
        assertEquals(1, withdrawn(id));
    }

    @Test
    void whatNobodyLooksAtExpiresToo() {
        String id = shown();
        letTimePass(id);
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));

        while (Instant.now().isBefore(patience) && stored(id).equals("SHOWN")) {
            Thread.onSpinWait();
        }

        assertEquals("EXPIRED", stored(id));
        assertEquals(1, withdrawn(id));
    }

    @Test
    void aCertificateCorrectedMeanwhileIsNotPaidFor() {
        Applicant hanako = vaccinated();
        String id = shown(hanako, OTA, 1);
        String ticket = hanako.number().substring(1, 11);
        register.query(
                "update dose set state = 'WITHDRAWN' where ticket_number = $1 and dose_number = 2", Tuple.of(ticket));
        register.query("update resident set revision = revision + 1 where ticket_number = $1", Tuple.of(ticket));

        step(id, "payment").statusCode(409).body("code", equalTo("E-REC-WITHDRAWN"));

        centre().get("/centre/v1/applications/" + id)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("refusal", equalTo("E-REC-WITHDRAWN"));
    }

    @Test
    void aLateResultFindsTheApplicationCancelledAndIsDiscarded() {
        Fence received = received();
        Fence authorised =
                granted(applications.authorise(received, new KeyedPerson(new PersonKey(Bytes.copyOf(new byte[32])))));
        step(received.applicationId(), "cancellation").statusCode(200);

        Outcome<Fence> late = applications.lookUp(authorised).await().indefinitely();

        assertEquals(Outcome.refused(Refusal.APPLICATION_STATE), late);
        assertEquals("CANCELLED", state(received.applicationId()));
    }

    @Test
    void ofTwoWritersWithOneFenceOneComesTooLate() {
        Fence received = received();
        KeyedPerson person = new KeyedPerson(new PersonKey(Bytes.copyOf(new byte[32])));

        granted(applications.authorise(received, person));

        assertEquals(
                Outcome.refused(Refusal.APPLICATION_STATE),
                applications.authorise(received, person).await().indefinitely());
    }

    @Test
    void whatACrashedNodeLeftBehindExpiresWithinAMinute() {
        String id = received().applicationId();

        long seconds = register.query(
                        "select extract(epoch from deadline - received_at)::bigint from kiosk_application where id = $1",
                        Tuple.of(id))
                .iterator()
                .next()
                .getLong(0);

        assertTrue(seconds <= 50, seconds + " s, and a sweep every two");
    }

    private Fence received() {
        Bytes random = Bytes.ofUtf8(UUID.randomUUID().toString());
        NewApplication asked = new NewApplication(
                "test",
                random,
                Optional.empty(),
                random,
                new Terminal("store-1", "terminal-1"),
                OTA,
                CertificateUse.DOMESTIC,
                1);
        return granted(
                applications.receive(asked).map(outcome -> outcome.map(receipt -> ((Receipt.New) receipt).fence())));
    }

    private static <T> T granted(io.smallrye.mutiny.Uni<Outcome<T>> step) {
        return ((Outcome.Granted<T>) step.await().indefinitely()).value();
    }

    private String stored(String id) {
        return register.query("select state from kiosk_application where id = $1", Tuple.of(id))
                .iterator()
                .next()
                .getString(0);
    }
}
