package jp.akashi.fakes;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;

/// The app as the gateway sees it.
public final class AppPhone {
    private AppPhone() {}

    public static String challenge() {
        return given().post("/app/v1/challenges")
                .then()
                .statusCode(201)
                .extract()
                .path("challenge");
    }

    public static Response send(ObjectNode body) {
        return given().contentType("application/json").body(body.toString()).post("/app/v1/certificates");
    }

    public static Response send(ObjectNode body, String idempotencyKey) {
        return given().contentType("application/json")
                .header("Idempotency-Key", idempotencyKey)
                .body(body.toString())
                .post("/app/v1/certificates");
    }

    public static Response ask(Applicant who, String municipality) {
        return send(who.request(challenge(), municipality, "DOMESTIC"));
    }
}
