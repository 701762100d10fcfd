package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.channel.Fields;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;

/// Questionnaires from the venue to the records: counted, keyed twice, compared, sent on.
@GatewayTest
class QuestionnaireIT extends FeedCalls {
    private final String batch = "box-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aBatchIsCountedAtEveryStepUntilNothingIsMissing() {
        Person resident = new Person("131113");
        Person other = new Person("131105");
        send(Map.of("131113", 1, "131105", 1)).statusCode(200);
        batch().body("open", equalTo(true))
                .body("counts.missing", contains(List.of("SENT_RECEIVED"), List.of("SENT_RECEIVED")));
        receive(Map.of("131113", 1, "131105", 1)).statusCode(200);
        batch().body("counts.missing", contains(List.of("RECEIVED_KEYED"), List.of("RECEIVED_KEYED")));
        String rows = resident.dose(1, "20210601", "PF", "EW0201") + other.dose(1, "20210601", "PF", "EW0201");

        key(1, "A12", rows).statusCode(200).body("agreed", equalTo(0));
        key(2, "B34", rows).statusCode(200).body("agreed", equalTo(2)).body("registered", equalTo(2));

        batch().body("open", equalTo(false)).body("counts.missing", equalTo(List.of(List.of(), List.of())));
        assertEquals(1, number("select count(*) from dose where ticket_number = '" + other.ticket + "'"));
        String list = contractor()
                .get("/feeds/v1/questionnaires/dispatch.csv?from=2021-06-02&to=2021-06-02")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(
                list.contains("131105,東京都,venue-131113," + batch + ",2021-06-02," + other.ticket + ",1,20210601,PF"));
        assertFalse(list.contains(resident.ticket), "residents' questionnaires stay");
    }

    @Test
    void whereTwoPeopleDifferAThirdDecides() {
        Person same = new Person("131113");
        Person disputed = new Person("131113");
        Person misread = new Person("131113");
        send(Map.of("131113", 2)).statusCode(200);
        String first = same.dose(1, "20210601", "PF", "EW0201")
                + disputed.dose(1, "20210601", "PF", "EW0201")
                + misread.dose(1, "20210601", "PF", "EW0201");
        String second = same.dose(1, "20210601", "PF", "EW0201") + disputed.dose(1, "20210602", "PF", "EW0201");
        key(1, "A12", first).statusCode(200);

        key(3, "C56", second).statusCode(409).body("code", equalTo("E-KEYING-TOO-EARLY"));
        key(2, "A12", second).statusCode(409).body("code", equalTo("E-KEYING-SAME-KEYER"));
        key(2, "B34", second).statusCode(200).body("registered", equalTo(1)).body("disputed", equalTo(2));
        key(1, "A12", second).statusCode(409).body("code", equalTo("E-KEYING-OTHER-CONTENT"));
        contractor()
                .get("/feeds/v1/keyings/disputes?venue=venue-131113&batch=" + batch)
                .then()
                .statusCode(200)
                .body("ticketNumber", contains(disputed.ticket, misread.ticket))
                .body("[0].keyed[1][3]", equalTo("20210602"))
                .body("[1].keyed[1]", empty());
        key(3, "C56", disputed.dose(1, "20210602", "PF", "EW0201"))
                .statusCode(200)
                .body("registered", equalTo(2))
                .body("disputed", equalTo(0));

        assertEquals(
                "2021-06-02", text("select vaccinated_on from dose where ticket_number = '" + disputed.ticket + "'"));
        assertEquals(0, number("select count(*) from dose where ticket_number = '" + misread.ticket + "'"));
        key(3, "C56", disputed.dose(1, "20210602", "PF", "EW0201"))
                .statusCode(200)
                .body("registered", equalTo(2));
    }

    @Test
    void aFileThatDiffersFromItsDeclarationIsRefusedWhole() {
        Person one = new Person("131113");
        byte[] file = (DOSES + one.dose(1, "20210601", "PF", "EW0201")).getBytes(StandardCharsets.UTF_8);

        file(file)
                .header("Content-Digest", digest("else".getBytes(StandardCharsets.UTF_8)))
                .post("/feeds/v1/doses")
                .then()
                .statusCode(422)
                .body("code", equalTo("E-CHECKSUM"))
                .body("detail", containsString("Content-Digest"));
        file(file)
                .header("Akashi-Rows", 2)
                .post("/feeds/v1/doses")
                .then()
                .statusCode(422)
                .body("code", equalTo("E-CHECKSUM"));
        file(file).header("Akashi-Rows", "two").post("/feeds/v1/doses").then().statusCode(400);
        assertEquals(0, number("select count(*) from dose where ticket_number = '" + one.ticket + "'"));

        counts(
                file(file)
                        .header("Content-Digest", digest(file))
                        .header("Akashi-Rows", 1)
                        .post("/feeds/v1/doses")
                        .then(),
                0,
                0,
                1,
                0);
    }

    @Test
    void aBadRowAndARepeatedOneAreToldAndGoNoFurther() {
        Person one = new Person("131113");
        send(Map.of("131113", 1)).statusCode(200);
        String row = one.dose(1, "20210601", "PF", "EW0201");

        key(1, "A12", row + row + one.dose(9, "20210601", "PF", "EW0201"))
                .statusCode(200)
                .body("rows", equalTo(3))
                .body("errors.code", contains("ROW_REPEATED", "DOSE_NUMBER_INVALID"));
    }

    @Test
    void aMunicipalitySettlesWhatStaysMissingWithAReason() {
        send(Map.of("131113", 2)).statusCode(200);
        receive(Map.of("131113", 1)).statusCode(200);

        settle(city("131105")).statusCode(409);
        settle(city("131113")).statusCode(200);
        settle(city("131113")).statusCode(409);

        batch().body("open", equalTo(false)).body("settlement.reason", equalTo("1枚は接種中止のため欠番"));
        assertEquals(
                1,
                number(
                        "select count(*) from audit_entry where outcome = 'QUESTIONNAIRES SETTLED' and object = 'venue-131113/"
                                + batch + "'"));
    }

    @Test
    void countsCannotChangeBehindSomebodysBack() {
        send(Map.of("131113", 2)).statusCode(200);
        send(Map.of("131113", 2)).statusCode(200);
        send(Map.of("131113", 3)).statusCode(409);
        receive(Map.of("131113", 2)).statusCode(200);
        receive(Map.of("131113", 2)).statusCode(200);
        receive(Map.of("131113", 1)).statusCode(409);
        send(Map.of("999999", 3)).statusCode(400);
        send(Map.of("131113", 1001)).statusCode(400);
    }

    @Test
    void anotherMunicipalitysVenuesAndContractorsSeeNothingOfIt() {
        send(Map.of("131113", 2)).statusCode(200);

        for (String subject : List.of(
                "CN=venue-131105, OU=venue, O=131105",
                "CN=contractor-131105, OU=contractor, O=131105",
                "CN=city-131105, OU=municipality, O=131105",
                "CN=venue-other, OU=venue, O=131113")) {
            TestPki.the()
                    .as(subject, secure.getPort())
                    .get("/feeds/v1/questionnaires")
                    .then()
                    .statusCode(200)
                    .body("batches.batch", not(hasItem(batch)));
        }
        TestPki.the()
                .as("CN=contractor-131105, OU=contractor, O=131105", secure.getPort())
                .contentType("application/json")
                .body(Map.of("counts", Map.of("131113", 2)))
                .post("/feeds/v1/questionnaires/venue-131113/" + batch + "/receipt")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse send(Map<String, Integer> counts) {
        return venue().contentType("application/json")
                .body(Map.of("sentOn", "2021-06-02", "counts", counts))
                .post("/feeds/v1/questionnaires/" + batch)
                .then();
    }

    private ValidatableResponse receive(Map<String, Integer> counts) {
        return contractor()
                .contentType("application/json")
                .body(Map.of("counts", counts))
                .post("/feeds/v1/questionnaires/venue-131113/" + batch + "/receipt")
                .then();
    }

    private ValidatableResponse settle(RequestSpecification city) {
        return city.contentType("application/json")
                .body(Map.of("reason", "1枚は接種中止のため欠番"))
                .post("/feeds/v1/questionnaires/venue-131113/" + batch + "/settlement")
                .then();
    }

    private ValidatableResponse key(int number, String keyer, String rows) {
        byte[] file = (DOSES + rows).getBytes(StandardCharsets.UTF_8);
        return file(file)
                .header("Content-Digest", digest(file))
                .header("Akashi-Rows", rows.lines().count())
                .post("/feeds/v1/keyings?venue=venue-131113&batch=" + batch + "&keying=" + number + "&keyer=" + keyer)
                .then();
    }

    private RequestSpecification file(byte[] file) {
        return contractor().header("Content-Type", "text/csv; charset=UTF-8").body(file);
    }

    private ValidatableResponse batch() {
        ValidatableResponse all = venue().get("/feeds/v1/questionnaires").then().statusCode(200);
        return all.rootPath("batches.find { it.batch == '" + batch + "' }");
    }

    private static String digest(byte[] file) {
        return "sha-256=:"
                + Base64.getEncoder().encodeToString(Fields.sha256(file).toArray()) + ":";
    }
}
