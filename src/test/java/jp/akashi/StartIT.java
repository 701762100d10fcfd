package jp.akashi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import org.junit.jupiter.api.Test;

@GatewayTest
class StartIT {
    @Test
    void theApiDescriptionIsPublished() {
        given().get("/q/openapi").then().statusCode(200).body(containsString("Akashi"));
    }
}
