package jp.akashi.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;

@GatewayTest
class AppJourneyIT {
    @Test
    void aChallengeIsGivenOut() {
        Response answer = RestAssured.given().post("/app/v1/challenges");
        assertEquals(201, answer.statusCode(), answer.asString());
    }
}
