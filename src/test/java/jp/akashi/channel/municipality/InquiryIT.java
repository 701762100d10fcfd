package jp.akashi.channel.municipality;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.Test;

/// Inquiries between two municipalities of one gateway, and the door where other nodes ask.
@GatewayTest
class InquiryIT extends CityCalls {
    @Test
    void anArrivalsDosesComeAsCopiesWithTheirProvenance() {
        Applicant kenji = movedFromMeguro("渡辺　健二");

        Response answer = inquire(OTA, kenji, MEGURO);

        answer.then()
                .statusCode(201)
                .body("state", equalTo("ANSWERED"))
                .body("formerMunicipality", equalTo(MEGURO))
                .body("copies", hasSize(2))
                .body("copies[0].doseNumber", equalTo(1))
                .body("copies[0].version", equalTo(1))
                .body("copies[1].lot", equalTo("EW0203"))
                .body("askedBy", equalTo("city-131113"))
                .body(not(containsString(kenji.number())));
        assertEquals(
                List.of("131105/1/city-131113", "131105/1/city-131113"),
                texts("""
                        select from_municipality || '/' || source_version || '/' || asked_by from copied_dose
                         where inquiry_id = $1 and ended_at is null""", answer.path("inquiryId").toString()));
    }

    @Test
    void aCopyIsNeverCertified() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        register.resident(kenji, OTA);
        register.dose(kenji, OTA, dose(3, "2022-04-16", "FL4205"), "ACTIVE");

        inquire(OTA, kenji, MEGURO).then().body("copies", hasSize(2));
        Response certificate = AppPhone.ask(kenji, OTA);

        certificate.then().statusCode(201).body("doseCount", equalTo(1));
        assertEquals(
                "3",
                certificate
                        .path("face.find { it.item == 'DOSE_3_NUMBER' }.ja")
                        .toString()
                        .replaceAll("\\D", ""));
        assertEquals(
                1,
                texts("select id from dose where municipality = $1 and ticket_number = $2", OTA, ticket(kenji))
                        .size());
    }

    @Test
    void unknownWithoutDosesAnotherBirthDateAndProtectedAnswerAlike() {
        Applicant unknown = Applicant.named("無名", "1980-02-17");
        Applicant without = Applicant.named("無接種", "1980-02-17");
        register.resident(without, MEGURO);
        Applicant mistaken = movedFromMeguro("渡辺　健二");
        Applicant hidden = movedFromMeguro("髙﨑　百合");
        register.query("update resident set protected = true where ticket_number = $1", Tuple.of(ticket(hidden)));

        List<String> bodies = List.of(
                question(unknown, unknown.birthDate()).extract().asString(),
                question(without, without.birthDate()).extract().asString(),
                question(mistaken, "1980-02-18").extract().asString(),
                question(hidden, hidden.birthDate()).extract().asString());

        assertEquals(
                List.of("{\"result\":\"NONE\",\"doses\":[]}"),
                bodies.stream().distinct().toList());
        inquire(OTA, hidden, MEGURO).then().body("state", equalTo("NO_RECORDS")).body("copies", hasSize(0));
    }

    @Test
    void bothSidesWriteDownWhoAskedWithPurposeAndLegalBasis() {
        Applicant kenji = movedFromMeguro("渡辺　健二");

        String id = inquire(OTA, kenji, MEGURO).path("inquiryId");

        assertEquals(
                List.of("TRANSFER_LOOKUP/MY_NUMBER_ACT_19_16"),
                texts("select purpose || '/' || legal_basis from inquiry where id = $1", id));
        assertEquals(List.of("131105/TRANSFER_LOOKUP/MY_NUMBER_ACT_19_16/city-131113"), texts("""
                        select municipality || '/' || purpose || '/' || legal_basis || '/' || asked_by
                          from inquiry_answer where inquiry_id = $1""", id));
        assertEquals(
                List.of(
                        "131113 TRANSFER_LOOKUP INQUIRY_ASKED city-131113",
                        "131105 TRANSFER_LOOKUP INQUIRY_ANSWERED 131113/city-131113",
                        "131113 TRANSFER_LOOKUP INQUIRY_GOT_ANSWERED city-131113"),
                texts("""
                        select municipality || ' ' || purpose || ' ' || outcome || ' ' || caller from audit_entry
                         where object = $1 or request_id = $1 order by id""", id));
    }

    @Test
    void theNumberIsErasedWithTheAnswer() {
        Applicant kenji = movedFromMeguro("渡辺　健二");

        String id = inquire(OTA, kenji, MEGURO).path("inquiryId");

        assertEquals(List.of("true"), texts("select number_sealed is null from inquiry where id = $1", id));
    }

    @Test
    void whoCannotBeAskedIsWaitedForAndIsNeverNone() {
        Applicant kenji = Applicant.named("渡辺　健二", "1976-02-17");

        Response answer = inquire(OTA, kenji, "011002");

        answer.then().statusCode(201).body("state", equalTo("WAITING")).body("copies", hasSize(0));
        String id = answer.path("inquiryId");
        register.query("update inquiry set due_at = now() - interval '1 second' where id = $1", Tuple.of(id));
        ota().get("/municipality/v1/inquiries/" + id).then().statusCode(200).body("state", equalTo("OVERDUE"));
    }

    @Test
    void whatWaitsIsAskedAgainByItself() {
        Applicant kenji = Applicant.named("渡辺　健二", "1976-02-17");
        String id = inquire(OTA, kenji, "271004").path("inquiryId");

        register.resident(kenji, "271004");
        register.dose(kenji, "271004", dose(1, "2021-06-01", "EW0201"), "ACTIVE");
        register.query("update inquiry set next_attempt_at = now() where id = $1", Tuple.of(id));

        assertTrue(eventually(() ->
                "ANSWERED".equals(ota().get("/municipality/v1/inquiries/" + id).path("state"))));
    }

    @Test
    void theSameKeyIsTheSameInquiryAndAnotherQuestionUnderItIsRefused() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        Applicant other = movedFromMeguro("小林　誠");
        String key = UUID.randomUUID().toString();

        String first = keyed(kenji, key).statusCode(201).extract().path("inquiryId");
        String again = keyed(kenji, key).statusCode(201).extract().path("inquiryId");

        assertEquals(first, again);
        keyed(other, key).statusCode(422).body("code", equalTo("E-IDEMPOTENCY"));
    }

    @Test
    void aLaterAnswerTakesThePlaceOfTheEarlier() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        String first = inquire(OTA, kenji, MEGURO).path("inquiryId");
        register.query(
                "update dose set state = 'WITHDRAWN' where municipality = $1 and ticket_number = $2 and dose_number = 2",
                Tuple.of(MEGURO, ticket(kenji)));

        inquire(OTA, kenji, MEGURO).then().body("copies", hasSize(1));

        assertEquals(
                List.of("0"),
                texts("select count(*) from copied_dose where inquiry_id = $1 and ended_at is null", first));
    }

    @Test
    void anInquiryIsThereForItsAskerOnly() {
        String id = inquire(OTA, movedFromMeguro("渡辺　健二"), MEGURO).path("inquiryId");

        city(MEGURO).get("/municipality/v1/inquiries/" + id).then().statusCode(404);
    }

    @Test
    void anIdThatStandsForAnotherQuestionIsRefused() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        Applicant other = movedFromMeguro("小林　誠");
        Map<String, String> body = body(kenji, kenji.birthDate());
        ask(body).statusCode(200).body("result", equalTo("ANSWERED"));
        ask(body).statusCode(200).body("result", equalTo("ANSWERED"));

        body.put("individualNumber", other.number());
        body.put("birthDate", other.birthDate());

        ask(body).statusCode(409);
    }

    @Test
    void purposeAndLegalBasisHaveOneValueEach() {
        Applicant kenji = movedFromMeguro("渡辺　健二");
        for (String field :
                List.of("purpose", "legalBasis", "askedBy", "individualNumber", "birthDate", "municipality")) {
            Map<String, String> body = body(kenji, kenji.birthDate());
            body.put(field, "CURIOSITY IS NO PURPOSE");

            ask(body).statusCode(400).body("detail", containsString(field));
        }
    }

    @Test
    void nobodyIsAskedForTheirOwnNorForAMunicipalityThatDoesNotExist() {
        Applicant kenji = movedFromMeguro("渡辺　健二");

        inquire(OTA, kenji, OTA).then().statusCode(400);
        inquire(OTA, kenji, "131114").then().statusCode(400);
        Map<String, String> body = body(kenji, kenji.birthDate());
        body.put("municipality", "372013");
        ask(body).statusCode(404);
    }

    private Applicant movedFromMeguro(String name) {
        Applicant who = Applicant.named(name, "1976-02-17");
        register.resident(who, MEGURO);
        register.dose(who, MEGURO, dose(1, "2021-06-01", "EW0201"), "ACTIVE");
        register.dose(who, MEGURO, dose(2, "2021-06-22", "EW0203"), "ACTIVE");
        return who;
    }

    private ValidatableResponse keyed(Applicant who, String key) {
        return ota().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of(
                        "individualNumber", who.number(),
                        "birthDate", who.birthDate(),
                        "formerMunicipality", MEGURO))
                .post("/municipality/v1/inquiries")
                .then();
    }

    private ValidatableResponse question(Applicant who, String birthDate) {
        return ask(body(who, birthDate)).statusCode(200);
    }

    private ValidatableResponse ask(Map<String, String> body) {
        return ota().contentType("application/json")
                .body(body)
                .post("/inquiry/v1")
                .then();
    }

    private static Map<String, String> body(Applicant who, String birthDate) {
        return new HashMap<>(Map.of(
                "inquiryId",
                UUID.randomUUID().toString(),
                "purpose",
                "TRANSFER_LOOKUP",
                "legalBasis",
                "MY_NUMBER_ACT_19_16",
                "askedBy",
                "clerk-1",
                "municipality",
                MEGURO,
                "individualNumber",
                who.number(),
                "birthDate",
                birthDate));
    }
}
