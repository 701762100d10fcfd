package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;

/// A venue's day: what it is warned of, corrects, takes back, repeats and sees.
@GatewayTest
class VenueDayIT extends FeedCalls {
    @Test
    void anUnlikelyDoseIsRecordedWithAWarningThatTellsNothingOfTheRecord() {
        Person one = new Person("131105");
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210601", "PF", "EW0201")), 0, 0, 1, 0);
        Map<String, String> soon = with(one, "ocrLine", "12" + one.area + one.ticket, "vaccinatedOn", "2021-06-05");

        venue(soon)
                .statusCode(201)
                .body("warnings.code", contains("PLEASE_CHECK"))
                .body("warnings[0].message", equalTo("登録しましたが、確認が必要です。接種券・予診票・ご本人を照らし合わせてください。"));
        venue(one.shot()).statusCode(201).body("warnings.code", hasItem("ALREADY_RECORDED"));
        venue(new Person("131113").shot()).statusCode(201).body("warnings", empty());
    }

    @Test
    void aCorrectionOfTheSameDayIsANewVersionAndSafeToRepeat() {
        Person one = new Person("131113");
        String first = id(venue(one.shot()));
        Map<String, String> right = with(one, "lot", "EW0999");

        String second = id(correct(first, right).statusCode(200));

        assertNotEquals(first, second);
        correct(first, right).statusCode(200).body("doseId", equalTo(second));
        correct(first, with(one, "lot", "EW0777")).statusCode(409).body("code", equalTo("E-CONFLICT"));
        assertEquals("SUPERSEDED", text("select state from dose where id = " + first));
        assertEquals("EW0999", text("select lot from dose where id = " + second));
        assertEquals(
                1,
                number("select count(*) from audit_entry a join dose d on d.xmin = a.xmin where d.id = " + second
                        + " and a.purpose = 'RECORD_CORRECTION' and a.outcome = 'VENUE CORRECTION PENDING'"),
                "audited in the same transaction");
    }

    @Test
    void whatAVenueTakesBackIsKeptAndLeavesTheNumberFreeForAnybody() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        String id = id(venue(one.shot()).body("state", equalTo("ACTIVE")));

        withdraw(id).statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw(id).statusCode(200).body("state", equalTo("WITHDRAWN"));

        assertEquals(0, active(one));
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210701", "MO", "3001234")), 1, 0, 0, 0);
        withdraw(id).statusCode(409);
    }

    @Test
    void yesterdaysDosesAreTheMunicipalitysToCorrect() {
        Person one = new Person("131113");
        String id = id(venue(one.shot()));
        change("update dose set recorded_at = recorded_at - interval '1 day' where id = " + id);

        correct(id, with(one, "lot", "EW0999")).statusCode(409).body("code", equalTo("E-DOSE-TOO-LATE"));
        withdraw(id).statusCode(409).body("code", equalTo("E-DOSE-TOO-LATE"));
    }

    @Test
    void oneVenueNeitherSeesNorTouchesWhatAnotherSent() {
        Person one = new Person("131113");
        String id = id(venue(one.shot()));

        TestPki.the()
                .as("CN=venue-other, OU=venue, O=131113", secure.getPort())
                .get("/feeds/v1/venue/doses")
                .then()
                .statusCode(200)
                .body("standing", equalTo(0))
                .body("doses", empty());
        TestPki.the()
                .as("CN=venue-other, OU=venue, O=131113", secure.getPort())
                .post("/feeds/v1/venue/doses/" + id + "/withdrawal")
                .then()
                .statusCode(404);
        venue().get("/feeds/v1/venue/doses")
                .then()
                .statusCode(200)
                .body("doses.doseId", hasItem(id))
                .body("doses.find { it.doseId == '" + id + "' }.ticketNumber", equalTo(one.ticket))
                .body("standing", notNullValue());
        venue().get("/feeds/v1/venue/doses?on=2020-01-01")
                .then()
                .statusCode(200)
                .body("doses", empty());
        venue().get("/feeds/v1/venue/doses?on=tomorrow").then().statusCode(400);
    }

    @Test
    void aRetryWithItsKeyNeverUndoesWhatCameInBetween() {
        Person one = new Person("131113");
        String key = UUID.randomUUID().toString();
        String first = id(keyed(key, one.shot()).statusCode(201));
        String second = id(correct(first, with(one, "lot", "EW0999")).statusCode(200));

        keyed(key, one.shot()).statusCode(201).body("doseId", equalTo(first));

        assertEquals("EW0999", text("select lot from dose where id = " + second + " and ended_at is null"));
        keyed(key, with(one, "lot", "EW0001")).statusCode(422).body("code", equalTo("E-IDEMPOTENCY"));
        keyed("other-" + key, new Person("131113").shot()).statusCode(201).body("doseId", not(equalTo(first)));
    }

    private ValidatableResponse keyed(String key, Map<String, String> dose) {
        return venue().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(dose)
                .post("/feeds/v1/venue/doses")
                .then();
    }

    private ValidatableResponse correct(String id, Map<String, String> dose) {
        return venue().contentType("application/json")
                .body(dose)
                .post("/feeds/v1/venue/doses/" + id + "/corrections")
                .then();
    }

    private ValidatableResponse withdraw(String id) {
        return venue().post("/feeds/v1/venue/doses/" + id + "/withdrawal").then();
    }

    private static String id(ValidatableResponse answer) {
        return answer.extract().path("doseId");
    }

    private static Map<String, String> with(Person person, String... changes) {
        Map<String, String> dose = new HashMap<>(person.shot());
        for (int i = 0; i < changes.length; i += 2) {
            dose.put(changes[i], changes[i + 1]);
        }
        return dose;
    }
}
