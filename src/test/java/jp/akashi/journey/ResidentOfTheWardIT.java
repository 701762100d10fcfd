package jp.akashi.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;

/// The ward's chart for residents (別紙3): one resident through ① to ⑩ and ❶ to ❾ and its arrows, up to the certificate.
@GatewayTest
class ResidentOfTheWardIT extends WardCalls {
    private final Applicant hanako = Applicant.named("物語　花子", "1921-04-12");
    private final String box = "story-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void oneResidentThroughEveryStepOfTheChart() {
        // 住民記録データ連携
        tellOf(hanako, OTA, "初期");

        String ticket = dosesOneAndTwoInsideTheWard();
        doseThreeOutsideOfTheWard(ticket);
        theArrivalsDosesAreAskedFor();

        // 他市区町村からの照会に応じて提供
        inquire(MEGURO, hanako, OTA).body("copies.lot", contains("EW0201", "EW0203", "3005236"));
        // 接種証明書, by the app and at a kiosk
        showsAllThree(AppPhone.ask(hanako, OTA).then().statusCode(201).body("doseCount", equalTo(3)));
        String application = showsAllThree(apply()).extract().path("applicationId");
        printed(application);
    }

    private String dosesOneAndTwoInsideTheWard() {
        // ① 対象者の抽出及び発券, and ② 対象者データの登録 in the same run
        String line = voucher(hanako, OTA, Map.of("doseNumber", 1));
        assertTrue(line.startsWith("11" + OTA), line);
        Shot first = new Shot(line, "2021-06-01", "PF", "EW0201", OTA);
        Shot second = new Shot("12" + line.substring(2), "2021-06-22", "PF", "EW0203", OTA);
        // ④ 接種記録登録（集団接種会場分のみ）
        record(venue("venue", OTA), first);
        // ⑤ 予診票送付, from the mass venue and from the clinic
        Box venues = new Box("venue", OTA, box + "-1", first);
        Box clinics = new Box("clinic", OTA, box + "-2", second);
        for (Box one : List.of(venues, clinics)) {
            send(one);
            receive(one);
        }
        // ⑥ 接種記録登録（個別接種会場分のみ）
        keyTwice(clinics);
        // ⑦ 接種記録データ送付: what the tablet recorded is keyed too, and is the same
        keyTwice(venues);
        doses(contractor(OTA), first, second).body("unchanged", equalTo(2));
        // ⑧ into the ward's register, ⑨ out of it, ⑩ and back: nothing changes
        registerAndBack(first.ticket(), "EW0201", "EW0203");
        return first.ticket();
    }

    private void doseThreeOutsideOfTheWard(String ticket) {
        // ❶ ❷ the next voucher, under the same number
        String line = voucher(hanako, OTA, Map.of("doseNumber", 3, "intervalMonths", 5));
        assertEquals("13" + OTA + ticket, line);
        Shot third = new Shot(line, "2022-03-01", "MO", "3005236", MEGURO);
        // ❹ 接種記録登録, by a venue outside of the ward
        record(venue("venue", MEGURO), third);
        // ❺ 予診票送付: through that municipality's contractor and the federation
        Box away = new Box("venue", MEGURO, box + "-3", third);
        send(away);
        receive(away);
        keyTwice(away);
        assertTrue(dispatched(MEGURO, "2022-03-01").stream()
                .anyMatch(row -> row.startsWith(OTA + ",") && row.contains("," + ticket + ",3,")));
        // ➏ 接種記録データ送付
        doses(contractor(OTA), third).body("unchanged", equalTo(1));
        // ❼ ❽ ❾ into the register, out of it and back
        registerAndBack(ticket, "EW0201", "EW0203", "3005236");
    }

    private void registerAndBack(String ticket, String... lots) {
        String file = registerFile(OTA, ticket);
        for (String lot : lots) {
            assertTrue(file.contains("," + lot), file);
        }
        csv(city(OTA), "register-doses", file)
                .body("unchanged", equalTo(lots.length))
                .body("accepted", equalTo(0));
        assertEquals(file, registerFile(OTA, ticket));
    }

    // 転入者: 大田区から接種記録を照会
    private void theArrivalsDosesAreAskedFor() {
        Applicant kenji = Applicant.named("物語　健二", "1922-02-17");
        tellOf(kenji, MEGURO, "初期");
        String line = voucher(kenji, MEGURO, Map.of("doseNumber", 1));
        doses(city(MEGURO), new Shot(line, "2021-07-01", "PF", "EY5420", MEGURO))
                .body("accepted", equalTo(1));
        tellOf(kenji, OTA, "転入");

        inquire(OTA, kenji, MEGURO).body("copies", hasSize(1)).body("copies[0].lot", equalTo("EY5420"));
    }

    private ValidatableResponse apply() {
        String challenge = centre().post("/centre/v1/challenges").path("challenge");
        ObjectNode body = hanako.request(challenge, OTA, "DOMESTIC");
        body.put("centreRequestId", UUID.randomUUID().toString()).put("copies", 1);
        body.putObject("terminal").put("store", "store-1").put("id", "terminal-1");
        return centre().contentType("application/json")
                .body(body.toString())
                .post("/centre/v1/applications")
                .then()
                .statusCode(201);
    }

    private void printed(String application) {
        String at = "/centre/v1/applications/" + application;
        centre().post(at + "/payment").then().statusCode(200);
        byte[] paper = centre().header("Idempotency-Key", "copy-1")
                .post(at + "/document")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertTrue(new String(paper, StandardCharsets.ISO_8859_1).startsWith("%PDF"));
        centre().post(at + "/printed").then().statusCode(200).body("state", equalTo("CLOSED"));
    }

    private RequestSpecification centre() {
        return TestPki.the().as("CN=centre, OU=centre", secure.getPort());
    }

    private ValidatableResponse showsAllThree(ValidatableResponse certificate) {
        return certificate
                .body("face.find { it.item == 'NAME' }.ja", equalTo(hanako.name()))
                .body("face.find { it.item == 'DOSE_1_LOT' }.ja", equalTo("EW0201"))
                .body("face.find { it.item == 'DOSE_2_LOT' }.ja", equalTo("EW0203"))
                .body("face.find { it.item == 'DOSE_3_LOT' }.ja", equalTo("3005236"));
    }
}
