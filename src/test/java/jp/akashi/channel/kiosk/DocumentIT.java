package jp.akashi.channel.kiosk;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.pdf.PaperMarks;
import jp.akashi.certificate.pdf.PaperMarksReader;
import jp.akashi.fakes.Applicant;
import jp.akashi.vocabulary.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The document: once for each paid copy, never another's, never too late.
@GatewayTest
class DocumentIT extends KioskCalls {
    private static final String CHUO = "131024";

    @AfterEach
    void openChuo() {
        open(CHUO, "operator-1");
        open(CHUO, "operator-2");
    }

    @Test
    void thePaidDocumentCarriesTheMarksOfItsApplication() {
        Applicant hanako = vaccinated();
        Response shown = send(body(hanako, OTA, "DOMESTIC", 1));
        String id = shown.path("applicationId");
        String binding = shown.path("binding");
        step(id, "payment").statusCode(200);

        Response document = document(id, "copy-1");

        document.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "no-store")
                .header("Akashi-Application-Id", id)
                .header("Akashi-Binding", binding)
                .header("Akashi-Terminal-Id", "terminal-1");
        byte[] pdf = document.asByteArray();
        assertEquals(Optional.of(new PaperMarks(id, binding, "terminal-1")), PaperMarksReader.read(Bytes.copyOf(pdf)));
        assertFalse(new String(pdf, StandardCharsets.ISO_8859_1).contains(hanako.number()));
        assertEquals("RELEASED", state(id));
        step(id, "printed").statusCode(200).body("state", equalTo("CLOSED"));
        step(id, "printed").statusCode(200).body("copiesPrinted", equalTo(1));
        assertEquals(0, withdrawn(id));
        assertEquals(0, count("select count(*) from kiosk_document where application_id = $1", id));
    }

    @Test
    void nothingIsReleasedUnpaid() {
        document(shown(), "copy-1").then().statusCode(409).body("code", equalTo("E-KIOSK-STATE"));
    }

    @Test
    void theSameKeyDeliversTheSameCopyUntilItIsPrinted() {
        String id = paid(2);
        byte[] first = document(id, "copy-1").then().statusCode(200).extract().asByteArray();

        byte[] again = document(id, "copy-1").then().statusCode(200).extract().asByteArray();

        assertArrayEquals(first, again);
        step(id, "printed").statusCode(200).body("state", equalTo("PRINTED")).body("copiesReleased", equalTo(1));
        document(id, "copy-1").then().statusCode(409);
        document(id, "copy-2").then().statusCode(200);
        step(id, "printed").statusCode(200).body("state", equalTo("CLOSED")).body("copiesPrinted", equalTo(2));
        document(id, "copy-2").then().statusCode(409);
    }

    @Test
    void noMoreCopiesThanPaidHoweverManyAreAskedForAtOnce() throws Exception {
        String id = paid(3);

        long released;
        try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
            List<Future<Integer>> answers = callers.invokeAll(IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> document(id, "copy-" + i).statusCode())
                    .toList());
            released =
                    answers.stream().filter(answer -> answer.resultNow() == 200).count();
        }

        assertEquals(3, released);
        step(id, "printed").statusCode(200).body("state", equalTo("CLOSED")).body("copiesPrinted", equalTo(3));
    }

    @Test
    void aCallWithoutAKeyIsTheNextCopy() {
        String id = paid(1);

        centre().post("/centre/v1/applications/" + id + "/document").then().statusCode(200);

        centre().post("/centre/v1/applications/" + id + "/document").then().statusCode(409);
    }

    @Test
    void whatWasCorrectedAfterThePaymentIsNotReleased() {
        Applicant hanako = vaccinated();
        String id = shown(hanako, OTA, 1);
        step(id, "payment").statusCode(200);
        String ticket = hanako.number().substring(1, 11);
        register.query(
                "update dose set state = 'WITHDRAWN' where ticket_number = $1 and dose_number = 2", Tuple.of(ticket));
        register.query("update resident set revision = revision + 1 where ticket_number = $1", Tuple.of(ticket));

        document(id, "copy-1").then().statusCode(409).body("code", equalTo("E-REC-WITHDRAWN"));
        assertEquals("REFUSED", state(id));
    }

    @Test
    void afterACancellationOrInTimeUnprintedNothingIsReleased() {
        String cancelled = paid(2);
        document(cancelled, "copy-1").then().statusCode(200);
        step(cancelled, "cancellation").statusCode(200);
        String expired = paid(1);
        letTimePass(expired);

        document(cancelled, "copy-1").then().statusCode(409);
        document(cancelled, "copy-2").then().statusCode(409);
        step(cancelled, "printed").statusCode(409);
        document(expired, "copy-1").then().statusCode(409);
        assertEquals("EXPIRED", state(expired));
        assertEquals(1, withdrawn(cancelled));
        assertEquals(1, withdrawn(expired));
        assertEquals(0, count("select count(*) from kiosk_document where application_id = $1", cancelled));
    }

    @Test
    void anothersContentIsDestroyedAndClosesTheLatch() {
        String mine = shown(vaccinated(CHUO), CHUO, 1);
        String others = shown(vaccinated(CHUO), CHUO, 1);
        step(mine, "payment").statusCode(200);
        register.query(
                "update kiosk_application set number = (select number from kiosk_application where id = $2) where id = $1",
                Tuple.of(mine, others));

        document(mine, "copy-1").then().statusCode(500).contentType("application/problem+json");

        assertEquals("CANCELLED", state(mine));
        step(others, "payment").statusCode(503).body("code", equalTo("ISSUING_SUSPENDED"));
    }

    @Test
    void anothersDocumentIsDestroyedAndClosesTheLatch() {
        String mine = paidAt(CHUO);
        String others = paidAt(CHUO);
        document(mine, "copy-1").then().statusCode(200);
        document(others, "copy-1").then().statusCode(200);
        register.query("""
                update kiosk_document set document_sealed =
                       (select document_sealed from kiosk_document where application_id = $2) where application_id = $1""", Tuple.of(mine, others));

        document(mine, "copy-1").then().statusCode(500);

        assertEquals("CANCELLED", state(mine));
        document(others, "copy-1").then().statusCode(503).body("code", equalTo("ISSUING_SUSPENDED"));
    }

    private String paid(int copies) {
        String id = shown(vaccinated(), OTA, copies);
        step(id, "payment").statusCode(200);
        return id;
    }

    private String paidAt(String municipality) {
        String id = shown(vaccinated(municipality), municipality, 1);
        step(id, "payment").statusCode(200);
        return id;
    }

    private Response document(String id, String key) {
        RequestSpecification request = centre().header("Idempotency-Key", key);
        return request.post("/centre/v1/applications/" + id + "/document");
    }
}
