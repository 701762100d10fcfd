package jp.akashi.channel.staff;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The staff's pages over HTTPS and, signed in at the demo's page, over plain HTTP.
@GatewayTest
class StaffPagesIT {
    private static final String OTA = "131113";

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @TestHTTPResource("/")
    URI plain;

    @Inject
    Register register;

    @ParameterizedTest
    @ValueSource(strings = {"", "/quality", "/conflicts", "/waiting", "/inquiries", "/imports"})
    void everyPageSpeaksBothLanguagesAndLoadsNothingFromElsewhere(String page) {
        city().get("/staff" + page)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("<html lang=\"ja\">"), containsString("大田区"), not(containsString("<script")));
        city().get("/staff" + page + "?lang=en")
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\">"), not(matchesPattern("(?s).*staff\\.[a-z].*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/staff/quality", "/staff/operator"})
    void withoutLoginThereIsNoPage(String page) {
        RestAssured.given().get(page).then().statusCode(401);
        TestPki.the()
                .as("CN=v, OU=venue, O=131113", secure.getPort())
                .get(page)
                .then()
                .statusCode(403);
    }

    @Test
    void operatorsSeeTheInstallationAndNobodysRecords() {
        TestPki.the()
                .as("CN=operator-1, OU=operator", secure.getPort())
                .get("/staff/operator")
                .then()
                .statusCode(200)
                .body(containsString("署名鍵"), containsString("SMART_HEALTH_CARD"));
        city().get("/staff/operator").then().statusCode(403);
    }

    @Test
    void aFormFromAnotherSiteIsRefused() {
        long finding = finding();

        post(finding, "Origin", "https://evil.example").then().statusCode(403);
        post(finding, "Sec-Fetch-Site", "cross-site").then().statusCode(403);
        post(finding, "Sec-Fetch-Site", "none").then().statusCode(403);
        post(finding, "X-Nothing", "said").then().statusCode(403);
        assertEquals(List.of("OPEN"), states(finding));

        post(finding, "Sec-Fetch-Site", "same-origin")
                .then()
                .statusCode(303)
                .header("Location", containsString("/staff/quality?done=settled"));
        assertEquals(List.of("SETTLED"), states(finding));
    }

    @Test
    void whatCannotBeReadIsAskedForAgainWithTheReasonBesideTheField() {
        long finding = finding();

        city().header("Sec-Fetch-Site", "same-origin")
                .formParam("way", "CORRECT")
                .formParam("reason", "誤読")
                .formParam("doseNumber", "1")
                .formParam("vaccinatedOn", "2999-01-01")
                .formParam("vaccine", "PF")
                .formParam("lot", "\"><b>")
                .post("/staff/quality/" + finding)
                .then()
                .statusCode(400)
                .body(
                        containsString("role=\"alert\""),
                        containsString("aria-invalid=\"true\""),
                        not(containsString("\"><b>")));
    }

    @Test
    void anotherMunicipalitysItemIsNotThere() {
        long finding = finding();

        RequestSpecification meguro = TestPki.the().as("CN=m, OU=municipality, O=131105", secure.getPort());
        meguro.get("/staff/quality/" + finding).then().statusCode(404);
    }

    @Test
    void theDemosSignInOpensThePagesAndNothingThatWrites() {
        Response signIn = RestAssured.given()
                .redirects()
                .follow(false)
                .formParam("who", "municipality-131113")
                .post("/demo/staff");
        signIn.then()
                .statusCode(303)
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"));
        String cookie = signIn.getCookie("akashi-demo-staff");

        RestAssured.given()
                .cookie("akashi-demo-staff", cookie)
                .get("/staff")
                .then()
                .statusCode(200);
        RestAssured.given()
                .cookie("akashi-demo-staff", cookie)
                .post("/municipality/v1/quality/runs")
                .then()
                .statusCode(401);
        RestAssured.given()
                .cookie("akashi-demo-staff", cookie + "x")
                .get("/staff")
                .then()
                .statusCode(401);
    }

    @Test
    void aBrowserThatIsTheDemosVenueTooStaysStaff() {
        String venue =
                RestAssured.given().redirects().follow(false).get("/demo/venue").getCookie("akashi-demo-venue");
        String staff = RestAssured.given()
                .redirects()
                .follow(false)
                .formParam("who", "municipality-131113")
                .post("/demo/staff")
                .getCookie("akashi-demo-staff");

        both(venue, staff).get("/venue").then().statusCode(200);
        both(venue, staff).get("/staff").then().statusCode(200);
        both(staff, venue).get("/venue").then().statusCode(403);
        both(staff, venue).get("/staff").then().statusCode(403);
    }

    private static RequestSpecification both(String venue, String staff) {
        return RestAssured.given().cookie("akashi-demo-venue", venue).cookie("akashi-demo-staff", staff);
    }

    private RequestSpecification city() {
        return TestPki.the().as("CN=city-131113, OU=municipality, O=131113", secure.getPort());
    }

    private Response post(long finding, String header, String value) {
        return city().redirects()
                .follow(false)
                .header(header, value)
                .formParam("way", "CONFIRM")
                .formParam("reason", "予診票と一致")
                .post("/staff/quality/" + finding);
    }

    private long finding() {
        Applicant who = Applicant.named("小林　誠", "1969-10-05");
        register.resident(who, OTA);
        register.dose(
                who, OTA, new Dose(1, LocalDate.of(2021, 7, 3), VaccineProduct.PF, new LotNumber("EY542")), "ACTIVE");
        return register.query("""
                        insert into quality_finding (municipality, kind, ticket_number, dose_numbers, fingerprint, state,
                                                     found_at, changed_at)
                        values ($1, 'LOT_SUSPECT', $2, '{1}', 'staff', 'OPEN', now(), now()) returning id""", Tuple.of(OTA, who.number().substring(1, 11)))
                .iterator()
                .next()
                .getLong(0);
    }

    private List<String> states(long finding) {
        String state = register.query("select state from quality_finding where id = $1", Tuple.of(finding))
                .iterator()
                .next()
                .getString(0);
        assertTrue(state != null);
        return List.of(state);
    }
}
