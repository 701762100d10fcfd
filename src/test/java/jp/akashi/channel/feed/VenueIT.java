package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Doses of venues, one by one.
@GatewayTest
class VenueIT extends FeedCalls {
    @Test
    void aVenueRecordsADoseWhereverTheTicketPoints() {
        Person one = new Person("131105");
        Map<String, String> dose = one.shot();

        String id = venue(dose)
                .statusCode(201)
                .body("state", equalTo("PENDING"))
                .extract()
                .path("doseId");
        counts(postAs(city("131105"), "targets", TARGETS + one.row()), 1, 0, 0, 0);

        venue(dose).statusCode(201).body("doseId", equalTo(id)).body("state", equalTo("ACTIVE"));
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210601", "PF", "EW0201")), 0, 1, 0, 0);
        assertEquals("131113", text("select vaccinated_in from dose where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void aVenueCannotContradictWhatAnotherRecorded() {
        Person one = new Person("131105");
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210605", "MO", "3001234")), 0, 0, 1, 0);

        venue(one.shot()).statusCode(409).body("code", equalTo("E-DOSE-CONFLICT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ocrLine=911311130123456789", // kind
                "ocrLine=181311130123456789", // dose number
                "ocrLine=111311140123456789", // check digit
                "ocrLine=11131113012345678",
                "ocrLine=１11311130123456789",
                "vaccinatedOn=2021-02-29",
                "vaccinatedOn=2020-12-01",
                "vaccinatedOn=2999-01-01",
                "vaccinatedOn=20210601",
                "vaccine=XX",
                "lot=",
                "lot=ロット"
            })
    void aVenueIsToldWhichValueIsWrong(String change) {
        Map<String, String> dose = new HashMap<>(new Person("131113").shot());
        dose.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));

        venue(dose).statusCode(400).contentType(startsWith("application/problem+json"));
    }

    @ParameterizedTest
    @CsvSource({
        "11131113012345678, E-LINE-LENGTH",
        "911311130123456789, E-LINE-KIND",
        "101311130123456789, E-LINE-DOSE-NUMBER",
        "181311130123456789, E-LINE-DOSE-NUMBER",
        "111311140123456789, E-LINE-MUNICIPALITY"
    })
    void aMisreadLineIsToldByItsPart(String line, String code) {
        Map<String, String> dose = new HashMap<>(new Person("131113").shot());
        dose.put("ocrLine", line);

        venue(dose).statusCode(400).body("code", equalTo(code)).body("title", equalTo("接種券を読み直してください"));
    }

    @Test
    void aVenueThatForgetsAFieldIsToldWhich() {
        Map<String, String> dose = new HashMap<>(new Person("131113").shot());
        dose.remove("lot");

        venue(dose).statusCode(400).body("detail", containsString("lot"));
    }
}
