package jp.akashi.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.Test;

/// The ward's chart for non-residents (別紙4): somebody of Meguro is vaccinated in Ota, and Meguro certifies it.
@GatewayTest
class VisitorToTheWardIT extends WardCalls {
    private final Applicant makoto = Applicant.named("物語　誠", "1923-11-03");
    private final String box = "visit-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void oneVisitorThroughEveryStepOfTheChart() {
        // 1. 接種, with the voucher of the municipality they live in
        tellOf(makoto, MEGURO, "初期");
        String line = voucher(makoto, MEGURO, Map.of("doseNumber", 1));
        assertTrue(line.startsWith("11" + MEGURO), line);
        Shot atVenue = new Shot(line, "2021-08-03", "PF", "FF0843", OTA);
        Shot atClinic = new Shot("12" + line.substring(2), "2021-08-24", "PF", "FG0978", OTA);
        // 2. 接種記録登録（集団接種会場分のみ） into 他市区町村領域: the voucher names it
        record(venue("venue", OTA), atVenue);
        // 3. 予診票送付
        Box sheets = new Box("clinic", OTA, box, atClinic);
        send(sheets);
        receive(sheets);
        // 4. 接種記録登録（個別接種会場分のみ） into 他市区町村領域
        keyTwice(sheets);
        // 5. 予診票送付, through the federation to the other municipality
        assertTrue(dispatched(OTA, "2021-08-24").stream()
                .anyMatch(row -> row.startsWith(MEGURO + ",") && row.contains("," + atClinic.ticket() + ",2,")));

        AppPhone.ask(makoto, MEGURO)
                .then()
                .statusCode(201)
                .body("doseCount", equalTo(2))
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("FF0843"))
                .body("face.find { it.item == 'DOSE_2_LOT' }.ja", equalTo("FG0978"));
        otaSeesNothingOf(line.substring(8));
    }

    private void otaSeesNothingOf(String ticket) {
        AppPhone.ask(makoto, OTA).then().statusCode(404).body("code", equalTo("E-REC-NONE"));
        for (String path : List.of(
                "/municipality/v1/extractions/register.csv",
                "/municipality/v1/extractions/waiting.csv",
                "/feeds/v1/conflicts",
                "/municipality/v1/quality/findings")) {
            city(OTA).get(path).then().statusCode(200).body(not(containsString(ticket)));
        }
    }
}
