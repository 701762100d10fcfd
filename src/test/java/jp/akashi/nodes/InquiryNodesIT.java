package jp.akashi.nodes;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two installations of two municipalities, with a database each: they know of one another by mutual TLS alone.
class InquiryNodesIT {
    private static Site meguro;
    private static Gateway there;
    private static Site ota;
    private static Gateway here;

    @BeforeAll
    static void open() throws IOException {
        meguro = Site.open("inquiry-meguro");
        there = meguro.startNode();
        ota = Site.open("inquiry-ota");
        Map<String, String> settings = new HashMap<>(TestPki.the()
                .clientSettings(
                        Path.of("target", "sites", "inquiry-ota", "asker").toAbsolutePath(),
                        "inquiry-131113",
                        "CN=ota-gateway, OU=municipality, O=131113"));
        settings.put("akashi.inquiry.nodes.131105", there.url().toString());
        settings.put("akashi.inquiry.retry-after", "PT1S");
        here = ota.startNode(settings);
    }

    @AfterAll
    static void close() {
        ota.close();
        meguro.close();
    }

    @Test
    void dosesComeFromTheOtherInstallationAndBothKnowOfIt() throws SQLException {
        Applicant kenji = moved();

        Response answer = ask(kenji);

        answer.then()
                .statusCode(201)
                .body("state", equalTo("ANSWERED"))
                .body("copies", hasSize(1))
                .body("copies[0].lot", equalTo("EW0201"));
        String id = answer.path("inquiryId");
        assertEquals(
                "131113 131105 clerk",
                text(meguro, "asker || ' ' || municipality || ' ' || asked_by", "inquiry_answer", id));
        assertEquals("131105 clerk", text(ota, "from_municipality || ' ' || asked_by", "copied_dose", id));
    }

    @Test
    void whatTheOtherDoesNotKnowIsNoneAndWhatIsAwayIsWaitedFor() throws SQLException {
        ask(Applicant.named("無名", "1980-02-17")).then().body("state", equalTo("NO_RECORDS"));
        Applicant kenji = moved();

        there.kill();
        Response waiting = ask(kenji);
        waiting.then().statusCode(201).body("state", equalTo("WAITING")).body("copies", hasSize(0));
        there.restart();

        String id = waiting.path("inquiryId");
        assertTrue(Patience.until(Duration.ofSeconds(60), () -> "ANSWERED"
                .equals(city().get("/municipality/v1/inquiries/" + id).path("state"))));
    }

    private static Applicant moved() {
        Applicant who = Applicant.named("渡辺　健二", "1976-02-17");
        meguro.people()
                .add(
                        who,
                        "131105",
                        List.of(new Dose(1, LocalDate.of(2021, 6, 1), VaccineProduct.PF, new LotNumber("EW0201"))));
        return who;
    }

    private static Response ask(Applicant who) {
        return city().contentType("application/json")
                .body(Map.of(
                        "individualNumber", who.number(),
                        "birthDate", who.birthDate(),
                        "formerMunicipality", "131105"))
                .post("/municipality/v1/inquiries");
    }

    private static io.restassured.specification.RequestSpecification city() {
        return TestPki.the().as("CN=clerk, OU=municipality, O=131113", here.port());
    }

    private static String text(Site site, String columns, String table, String inquiry) throws SQLException {
        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select " + columns + " from " + table + " where inquiry_id = '" + inquiry + "'")) {
            assertTrue(rows.next(), table);
            return rows.getString(1);
        }
    }
}
