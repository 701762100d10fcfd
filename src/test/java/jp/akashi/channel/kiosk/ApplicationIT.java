package jp.akashi.channel.kiosk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.Samples;
import jp.akashi.certificate.pdf.Paper;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Applications, from the card to the content on the screen.
@GatewayTest
class ApplicationIT extends KioskCalls {
    @Test
    void theApplicantSeesWhatWillBePrinted() {
        Applicant hanako = vaccinated();

        Response answer = send(body(hanako, OTA, "DOMESTIC", 3));

        answer.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("state", equalTo("SHOWN"))
                .body("feeYen", equalTo(360))
                .body("applicationId.length()", equalTo(22))
                .body("binding.length()", equalTo(22))
                .body("face.item", hasItems("TITLE", "NAME", "DOSE_2_LOT", "CERTIFICATE_ID"))
                .body("face.find { it.item == 'NAME' }.ja", equalTo("大田　花子"));
        assertTrue(!answer.asString().contains(hanako.number()), "no individual number");
        assertEquals("SHOWN", state(answer.path("applicationId")));
        assertEquals(
                5,
                count("select version from kiosk_application where id = $1", answer.path("applicationId")),
                "each state on the way was written");
    }

    @Test
    void onlyTheCentreAppliesHere() {
        given().post("/centre/v1/challenges").then().statusCode(401);
        for (String subject : List.of("CN=operator-1, OU=operator", "CN=city, OU=municipality, O=131113")) {
            client(subject)
                    .contentType("application/json")
                    .body("{}")
                    .post("/centre/v1/applications")
                    .then()
                    .statusCode(403);
            client(subject).post("/centre/v1/challenges").then().statusCode(403);
            client(subject).post("/centre/v1/applications/x/payment").then().statusCode(403);
            client(subject).get("/centre/v1/applications/x").then().statusCode(403);
        }
    }

    @Test
    void theSameRequestGetsTheSameAnswer() {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        byte[] first = send(body).then().statusCode(201).extract().asByteArray();

        byte[] second = send(body).then().statusCode(201).extract().asByteArray();

        assertArrayEquals(first, second);
    }

    @Test
    void theSameRequestSentAtOnceIsOneApplication() throws Exception {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);

        Set<String> answers = new HashSet<>();
        for (Response response : atOnce(8, () -> send(body))) {
            response.then().statusCode(201);
            answers.add(response.asString());
        }

        assertEquals(1, answers.size());
    }

    @Test
    void aRequestIdIsNotUsedForAnotherContent() {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        send(body).then().statusCode(201);

        send(body.put("copies", 2)).then().statusCode(422).body("code", equalTo("E-IDEMPOTENCY"));
    }

    @Test
    void anIdempotencyKeyIsNotUsedForAnotherContent() {
        Applicant hanako = vaccinated();
        String key = "key-" + hanako.number();
        sendKeyed(body(hanako, OTA, "DOMESTIC", 1), key).then().statusCode(201);

        sendKeyed(body(hanako, OTA, "DOMESTIC", 1), key).then().statusCode(422);
    }

    @Test
    void aChallengeIsUsedOnceAcrossRequests() {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        send(body).then().statusCode(201);

        send(body.put("centreRequestId", "again-" + body.get("centreRequestId").asText()))
                .then()
                .statusCode(401)
                .body("code", equalTo("E-CARD-NONCE"));
    }

    @Test
    void twoApplicationsOfTheSameMomentAreTwo() throws Exception {
        List<ObjectNode> bodies = IntStream.range(0, 16)
                .mapToObj(i -> body(vaccinated(), OTA, "DOMESTIC", 1))
                .toList();

        Set<String> ids = new HashSet<>();
        Set<String> bindings = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (Future<Response> answer : callers.invokeAll(bodies.stream()
                    .<Callable<Response>>map(body -> () -> send(body))
                    .toList())) {
                answer.get().then().statusCode(201);
                ids.add(answer.get().path("applicationId"));
                bindings.add(answer.get().path("binding"));
            }
        }

        assertEquals(16, ids.size());
        assertEquals(16, bindings.size());
    }

    @Test
    void thePersonsOtherApplicationHasAnotherBinding() {
        Applicant hanako = vaccinated();

        String one = apply(hanako).statusCode(201).extract().path("binding");
        String other = apply(hanako).statusCode(201).extract().path("binding");

        assertNotEquals(one, other);
    }

    @Test
    void aRefusedApplicationStaysRefused() {
        ObjectNode body = body(Applicant.named("川崎　一郎", "1990-04-01"), OTA, "DOMESTIC", 1);

        send(body).then().statusCode(404).body("code", equalTo("E-REC-NONE"));
        send(body).then().statusCode(404).body("code", equalTo("E-REC-NONE"));
    }

    @Test
    void aProtectedPersonIsAskedToTheCounter() {
        Applicant yuri = vaccinated();
        register.query(
                "update resident set protected = true, revision = revision + 1 where ticket_number = $1",
                Tuple.of(yuri.number().substring(1, 11)));

        apply(yuri).statusCode(403).body("code", equalTo("E-DV"));
    }

    @Test
    void aNameTooLongForOneCodeIsSentToTheCounterOnEveryChannel() {
        StringBuilder rare = new StringBuilder("大　");
        IntStream.iterate(0x20089, c -> c + 41)
                .filter(c -> Paper.canPrint(Samples.domestic(Character.toString(c), Samples.threeDoses())))
                .limit(57)
                .forEach(rare::appendCodePoint);
        Applicant who = Applicant.named(rare.toString(), "1980-02-17");
        register.resident(who, OTA);
        sevenDosesWithLongLots().forEach(dose -> register.dose(who, OTA, dose, "ACTIVE"));

        apply(who).statusCode(409).body("code", equalTo("E-NAME-PRINT"));
        AppPhone.ask(who, OTA)
                .then()
                .statusCode(409)
                .body("code", equalTo("E-NAME-PRINT"))
                .body("detail", containsString("窓口"));
    }

    @Test
    void aCardThatDoesNotProveItselfIsRefusedAlike() {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        body.withObject("/card")
                .put("attributes", body.get("card").get("integrity").asText());

        send(body).then().statusCode(401).body("code", equalTo("E-CARD-SIG"));
    }

    @Test
    void unknownMunicipalitiesAreNamedAsSuch() {
        send(body(vaccinated(), "999999", "DOMESTIC", 1))
                .then()
                .statusCode(400)
                .body("code", equalTo("E-AUTH-UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"centreRequestId", "terminal", "challenge", "card", "municipality", "use", "copies"})
    void aMissingFieldIsNamed(String field) {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        body.remove(field);

        send(body).then().statusCode(400).body("code", equalTo("E-FIELD"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, -1})
    void copiesAreOneToTen(int copies) {
        send(body(vaccinated(), OTA, "DOMESTIC", copies)).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "1.5", "true", "null", "99999999999"})
    void copiesAreAWholeNumber(String copies) {
        String body = body(vaccinated(), OTA, "DOMESTIC", 1).toString().replace("\"copies\":1", "\"copies\":" + copies);

        centre().contentType("application/json")
                .body(body)
                .post("/centre/v1/applications")
                .then()
                .statusCode(400)
                .body("code", equalTo("E-FIELD"));
    }

    @Test
    void aTerminalNameThatFitsNoHeaderIsRefused() {
        ObjectNode body = body(vaccinated(), OTA, "DOMESTIC", 1);
        body.withObject("/terminal").put("id", "terminal\r\n1");

        send(body).then().statusCode(400);
    }

    private static List<Dose> sevenDosesWithLongLots() {
        List<Dose> doses = new ArrayList<>();
        doses.add(longLot(1, "2021-06-02", VaccineProduct.PF, "QX7K2M9ZP4R8T1V6B3N5"));
        doses.add(longLot(2, "2021-06-23", VaccineProduct.PF, "8ZC5YH2LW9DF6JG1SA4E"));
        doses.add(longLot(3, "2022-02-01", VaccineProduct.MO, "U3OI7NB2VQ9XM5KT8RP1"));
        doses.add(longLot(4, "2022-07-05", VaccineProduct.NV, "4HJ6FD1WZ8CY3LG7EA2S"));
        doses.add(longLot(5, "2022-11-10", VaccineProduct.PF_BA45, "9TR5XQ2MK7PB4VN1UO8I"));
        doses.add(longLot(6, "2023-05-20", VaccineProduct.MO_BA45, "C6ZH3YL8WD2JF7GS5EA1"));
        doses.add(longLot(7, "2023-08-26", VaccineProduct.PF_BA45, "K1PM8TX4RQ6VB9NU3IO2"));
        return doses;
    }

    private static Dose longLot(int number, String on, VaccineProduct product, String lot) {
        return new Dose(number, LocalDate.parse(on), product, new LotNumber(lot));
    }

    private Response sendKeyed(ObjectNode body, String key) {
        return centre().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body.toString())
                .post("/centre/v1/applications");
    }

    private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(times)) {
            List<Future<Response>> answers = callers.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList());
            return answers.stream().map(ApplicationIT::answer).toList();
        }
    }

    private static Response answer(Future<Response> future) {
        return future.resultNow();
    }
}
