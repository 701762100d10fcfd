package jp.akashi.channel.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// The issuing centre as the gateway sees it.
abstract class KioskCalls {
    static final String OTA = "131113";

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    RequestSpecification centre() {
        return client("CN=centre, OU=centre");
    }

    RequestSpecification client(String subject) {
        return TestPki.the().as(subject, secure.getPort());
    }

    Applicant vaccinated() {
        return vaccinated(OTA);
    }

    Applicant vaccinated(String municipality) {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        register.resident(who, municipality);
        register.dose(who, municipality, dose(1), "ACTIVE");
        register.dose(who, municipality, dose(2), "ACTIVE");
        return who;
    }

    static Dose dose(int number) {
        return new Dose(
                number,
                LocalDate.of(2021, 6, 1).plusMonths(number),
                VaccineProduct.PF,
                new LotNumber("FC340" + number));
    }

    String challenge() {
        return centre().post("/centre/v1/challenges")
                .then()
                .statusCode(201)
                .extract()
                .path("challenge");
    }

    ObjectNode body(Applicant who, String municipality, String use, int copies) {
        ObjectNode body = who.request(challenge(), municipality, use);
        body.put("centreRequestId", UUID.randomUUID().toString()).put("copies", copies);
        body.putObject("terminal").put("store", "store-1").put("id", "terminal-1");
        return body;
    }

    Response send(ObjectNode body) {
        return centre().contentType("application/json").body(body.toString()).post("/centre/v1/applications");
    }

    ValidatableResponse apply(Applicant who) {
        return send(body(who, OTA, "DOMESTIC", 1)).then();
    }

    /// The id of an application that is shown.
    String shown(Applicant who, String municipality, int copies) {
        return send(body(who, municipality, "DOMESTIC", copies))
                .then()
                .statusCode(201)
                .extract()
                .path("applicationId");
    }

    String shown() {
        return shown(vaccinated(), OTA, 1);
    }

    ValidatableResponse step(String id, String step) {
        return centre().post("/centre/v1/applications/" + id + "/" + step).then();
    }

    String state(String id) {
        return centre().get("/centre/v1/applications/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    ValidatableResponse report(String id) {
        return centre().contentType("application/json")
                .body(Map.of("applicationId", id, "terminalId", "terminal-1", "seenBinding", "another"))
                .post("/centre/v1/mismatches")
                .then();
    }

    ValidatableResponse open(String municipality, String operator) {
        return client("CN=" + operator + ", OU=operator")
                .post("/operator/v1/latches/" + municipality + "/openings")
                .then();
    }

    /// As if the application's time had passed.
    void letTimePass(String id) {
        register.query(
                "update kiosk_application set deadline = now() - interval '1 second' where id = $1", Tuple.of(id));
    }

    long count(String sql, String id) {
        return register.query(sql, Tuple.of(id)).iterator().next().getLong(0);
    }

    long withdrawn(String id) {
        return count(
                "select count(*) from revocation v join kiosk_application a on a.number = v.number where a.id = $1",
                id);
    }
}
