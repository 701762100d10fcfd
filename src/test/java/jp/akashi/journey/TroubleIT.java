package jp.akashi.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.akashi.GatewayTest;
import jp.akashi.demo.card.SimulatedCardAuthority;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.RedisWire;
import jp.akashi.fakes.Register;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong around a request, caused on purpose.
@GatewayTest
class TroubleIT {
    private static final String OTA = "131113";

    @Inject
    Register register;

    @ConfigProperty(name = "quarkus.redis.hosts")
    URI redis;

    @TestHTTPResource("/app/v1/certificates")
    URI door;

    @Test
    void aRedisThatHangsOrDropsItsClientsCostsNoCertificate() throws IOException {
        Applicant hanako = vaccinated();
        AppPhone.ask(hanako, OTA).then().statusCode(201);

        RedisWire.call(redis, "CLIENT", "PAUSE", "1500");
        AppPhone.ask(hanako, OTA).then().statusCode(201);
        RedisWire.call(redis, "CLIENT", "KILL", "TYPE", "normal");
        AppPhone.ask(hanako, OTA).then().statusCode(201);
        RedisWire.call(redis, "FLUSHALL");
        AppPhone.ask(hanako, OTA).then().statusCode(201);
    }

    @Test
    void aPoisonedCacheIsServedFromTheDatabase() throws IOException {
        Applicant hanako = vaccinated();
        Applicant other = vaccinated();
        AppPhone.ask(hanako, OTA).then().statusCode(201);
        RedisWire.call(redis, "FLUSHALL");
        AppPhone.ask(other, OTA).then().statusCode(201);
        String foreign = RedisWire.call(redis, "KEYS", "*").split("\r\n")[2];
        AppPhone.ask(hanako, OTA).then().statusCode(201);
        for (String key : keys()) {
            if (!key.equals(foreign)) {
                RedisWire.call(redis, "COPY", foreign, key, "REPLACE");
            }
        }

        AppPhone.ask(hanako, OTA)
                .then()
                .statusCode(201)
                .body("face.find { it.item == 'NAME' }.ja", equalTo(hanako.name()));
    }

    @Test
    void aHundredDuplicatesOfOneKeyGetIdenticalBytesAndOneRow() throws Exception {
        Applicant hanako = vaccinated();
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        String key = UUID.randomUUID().toString();
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(() -> {
                Response answer = AppPhone.send(body, key);
                return answer.statusCode() + answer.asString();
            });
        }

        Set<String> answers = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (Future<String> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertEquals(1, answers.size(), answers.toString());
        assertTrue(answers.iterator().next().startsWith("201"));
        assertEquals(1, certificatesOf(hanako));
    }

    @Test
    void aProofThatComesFiftyTimesAtOnceIsGoodForOneCertificate() throws Exception {
        Applicant hanako = vaccinated();
        ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        Callable<Integer> call = () -> AppPhone.send(body).statusCode();

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (Future<Integer> answer : callers.invokeAll(Collections.nCopies(50, call))) {
                answers.add(answer.get());
            }
        }

        assertEquals(Set.of(201, 401), Set.copyOf(answers));
        assertEquals(1, Collections.frequency(answers, 201));
        assertEquals(1, certificatesOf(hanako));
    }

    @Test
    void aClientThatHangsUpLeavesNothingOrACompleteRow() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        List<Applicant> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Applicant who = vaccinated();
            people.add(who);
            hangUpWithin(
                    random.nextInt(12),
                    who.request(AppPhone.challenge(), OTA, "DOMESTIC").toString());
        }
        // Others may still be under way: at no moment may a row stand without its audit entry.
        AppPhone.ask(people.getFirst(), OTA).then().statusCode(201);

        for (Applicant who : people) {
            long rows = certificatesOf(who);
            long audited = number(
                    "select count(*) from audit_entry a join certificate c on c.number = a.number "
                            + "join resident r on r.id = c.resident_id where r.ticket_number = $1 and a.outcome = 'ISSUED'",
                    who);
            assertEquals(rows, audited, "each row has its audit entry");
        }
    }

    @Test
    void everyBrokenCardIsRefusedAlike() {
        Applicant hanako = vaccinated();
        Set<String> answers = new HashSet<>();
        for (String field : List.of(
                "individualNumber", "attributes", "integrity", "certificate", "signingKey", "challengeSignature")) {
            ObjectNode body = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
            ObjectNode card = (ObjectNode) body.get("card");
            byte[] file = Base64.getDecoder().decode(card.get(field).asText());
            file[file.length / 2] ^= 1;
            card.put(field, Base64.getEncoder().encodeToString(file));
            answers.add(told(AppPhone.send(body)));
        }
        ObjectNode copied = hanako.request(AppPhone.challenge(), OTA, "DOMESTIC");
        copied.put("challenge", AppPhone.challenge());
        answers.add(told(AppPhone.send(copied)));
        String challenge = AppPhone.challenge();
        answers.add(told(AppPhone.send(Applicant.body(
                hanako.cardOf(SimulatedCardAuthority.create()).prove(Applicant.bytes(challenge)),
                challenge,
                OTA,
                "DOMESTIC"))));

        assertEquals(1, answers.size(), answers.toString());
        assertTrue(answers.iterator().next().startsWith("401 E-CARD-SIG"));
    }

    @Test
    void aStrangersChallengeIsRefused() {
        byte[] foreign = new byte[32];
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(foreign);
        AppPhone.send(vaccinated().request(challenge, OTA, "DOMESTIC"))
                .then()
                .statusCode(401)
                .body("code", equalTo("E-CARD-NONCE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "{}",
                "{\"challenge\":1}",
                "{\"challenge\":\"AA\",\"card\":[]}",
                "{\"challenge\":\"AA\",\"card\":{\"individualNumber\":\"***\"}}",
                "{\"challenge\":\"AA\"} trailing",
                "{\"challenge\":\"AA\",\"challenge\":\"BB\"}",
                "\uFEFF{}"
            })
    void whatIsNoRequestIsA400(String body) {
        RestAssured.given()
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/app/v1/certificates")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"challenge", "card", "municipality", "use"})
    void aMissingOrWronglyTypedFieldIsNamed(String field) {
        ObjectNode body = vaccinated().request(AppPhone.challenge(), OTA, "DOMESTIC");
        body.remove(field);
        assertTrue(AppPhone.send(body)
                .then()
                .statusCode(400)
                .extract()
                .<String>path("detail")
                .contains(field));
        body.putArray(field).add(1);
        assertTrue(AppPhone.send(body)
                .then()
                .statusCode(400)
                .extract()
                .<String>path("detail")
                .contains(field));
    }

    @Test
    void aNumberIsNotTakenForText() {
        ObjectNode body = vaccinated().request(AppPhone.challenge(), OTA, "DOMESTIC");
        body.put("municipality", 131113);
        assertTrue(AppPhone.send(body)
                .then()
                .statusCode(400)
                .extract()
                .<String>path("detail")
                .contains("municipality"));
    }

    @Test
    void otherMediaTypesMethodsAndSizesAreProblemsToo() {
        RestAssured.given()
                .contentType("text/plain")
                .body("{}")
                .post("/app/v1/certificates")
                .then()
                .statusCode(415);
        RestAssured.given().get("/app/v1/certificates").then().statusCode(405).contentType("application/problem+json");
        RestAssured.given()
                .contentType("application/json")
                .body(new byte[10 * 1024 * 1024])
                .post("/app/v1/certificates")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        RestAssured.given()
                .contentType("application/json")
                .header("Idempotency-Key", "x".repeat(65))
                .body(vaccinated()
                        .request(AppPhone.challenge(), OTA, "DOMESTIC")
                        .toString())
                .post("/app/v1/certificates")
                .then()
                .statusCode(400);
    }

    private void hangUpWithin(int millis, String body) throws IOException, InterruptedException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + door.getPath()
                            + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + content.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(content);
            out.flush();
            socket.setSoTimeout(millis + 1);
            try {
                socket.getInputStream().read();
            } catch (java.net.SocketTimeoutException e) {
                // The moment to hang up has come before an answer.
            }
            socket.setSoLinger(true, 0);
        }
    }

    private static String told(Response answer) {
        return answer.statusCode() + " " + answer.path("code") + " " + answer.path("title") + " "
                + answer.path("detail");
    }

    private List<String> keys() throws IOException {
        List<String> keys = new ArrayList<>();
        for (String line : RedisWire.call(redis, "KEYS", "*").split("\r\n")) {
            if (line.length() == 43) {
                keys.add(line);
            }
        }
        return keys;
    }

    private long certificatesOf(Applicant who) {
        return number(
                "select count(*) from certificate c join resident r on r.id = c.resident_id where r.ticket_number = $1",
                who);
    }

    private long number(String sql, Applicant who) {
        return register.query(sql, Tuple.of(who.number().substring(1, 11)))
                .iterator()
                .next()
                .getLong(0);
    }

    private Applicant vaccinated() {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        register.resident(who, OTA);
        register.dose(
                who, OTA, new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401")), "ACTIVE");
        return who;
    }
}
