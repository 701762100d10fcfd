package jp.akashi.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import jp.akashi.GatewayTest;
import jp.akashi.demo.people.DemoPeople;
import jp.akashi.demo.people.LoadPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class DemoJourneyIT {
    @Inject
    LoadPeople people;

    @BeforeEach
    void theyAreLoadedAsOftenAsTheDemoStarts() {
        people.load().await().atMost(Duration.ofSeconds(30));
    }

    @Test
    void thePeopleAreListedWithoutTheirNumbers() {
        Response answer = given().get("/demo/people");

        answer.then().statusCode(200).body("", hasSize(7)).body("[0].id", equalTo("hanako"));
        DemoPeople.all().forEach(person -> assertFalse(answer.asString().contains(person.number())));
    }

    @ParameterizedTest
    @CsvSource({
        "hanako,  DOMESTIC,      201, 3",
        "hanako,  INTERNATIONAL, 201, 3",
        "shigeru, DOMESTIC,      201, 7",
        "shigeru, INTERNATIONAL, 201, 7",
        "misaki,  DOMESTIC,      201, 2",
        "misaki,  INTERNATIONAL, 201, 2",
        "kenji,   DOMESTIC,      201, 1",
        "kenji,   INTERNATIONAL, 201, 1"
    })
    void whoseStoryPromisesACertificateGetsOne(String id, String use, int status, int doses) {
        Response answer = issue(id, use);

        assertEquals(status, answer.statusCode(), answer.asString());
        answer.then().body("doseCount", equalTo(doses)).body("use", equalTo(use));
    }

    @ParameterizedTest
    @CsvSource({"yuri, 403, E-DV", "sora, 409, E-REC-PENDING", "makoto, 409, E-REC-INCONSISTENT"})
    void whoseStoryPromisesARefusalIsRefused(String id, int status, String code) {
        Response answer = issue(id, "DOMESTIC");

        assertEquals(status, answer.statusCode(), answer.asString());
        answer.then().body("code", equalTo(code));
    }

    @Test
    void aPersonNobodyKnowsIsNotFound() {
        given().contentType(ContentType.JSON)
                .body("{\"use\":\"DOMESTIC\"}")
                .post("/demo/people/nobody/requests")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aWishThatCannotBeReadIsRefused() {
        given().contentType(ContentType.JSON)
                .body("{\"use\":\"HOLIDAY\"}")
                .post("/demo/people/hanako/requests")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"use\":\"DOMESTIC\",\"challenge\":\"short\"}")
                .post("/demo/people/hanako/requests")
                .then()
                .statusCode(400);
    }

    @Test
    void theStartPageNeedsNothingFromOutside() {
        given().get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("𠮷田　茂雄"))
                .body(not(containsString("https://")));
    }

    @Test
    void aBarcodeIsDrawn() {
        given().contentType(ContentType.JSON)
                .body("{\"text\":\"shc:/567629\"}")
                .post("/demo/qr")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("<svg"));
    }

    private static Response issue(String id, String use) {
        String request = given().contentType(ContentType.JSON)
                .body("{\"use\":\"" + use + "\"}")
                .post("/demo/people/" + id + "/requests")
                .asString();
        return given().contentType(ContentType.JSON).body(request).post("/app/v1/certificates");
    }
}
