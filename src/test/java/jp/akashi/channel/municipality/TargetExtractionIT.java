package jp.akashi.channel.municipality;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.IndividualNumber;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// From the resident register to vouchers and targets: steps 1 and 2 of the ward's chart, in a ward with no other
/// tests.
@GatewayTest
class TargetExtractionIT {
    private static final String AREA = "131121";
    private static final String RESIDENTS = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番\r\n";
    private static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\r\n";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    @Test
    void aDryRunCountsAndChangesNothing() {
        // Born in a year of their own, so that other tests select nobody of them.
        tell(who("1931", "初期", 0) + who("1931", "初期", 1) + who("1931", "転出", 0) + who("1931", "死亡", 0));

        begin(born("1931", Map.of("dryRun", true)))
                .statusCode(200)
                .body("ordinary", equalTo(1))
                .body("separate", equalTo(1))
                .body("newTargets", equalTo(2))
                .body("conflicting", equalTo(0));
        begin(born("1931", Map.of("dryRun", true))).body("newTargets", equalTo(2));
    }

    @Test
    void theSelectedGetOneNumberForGoodAndBecomeTargetsAndTheProtectedAreKeptApart() {
        tell(who("1932", "初期", 0) + who("1932", "初期", 1));

        String id = finish(begin(born("1932", Map.of())));

        List<String> ordinary = rows(id, "ordinary");
        List<String> separate = rows(id, "separate");
        assertEquals(1, ordinary.size());
        assertEquals(1, separate.size());
        String line = cell(ordinary.getFirst(), 4);
        assertTrue(line.matches("11131121\\d{10}"), line);
        assertEquals(
                2,
                register.count("select count(*) from resident r join voucher v on v.municipality = r.municipality"
                        + " and v.ticket_number = r.ticket_number and v.person_key = r.person_key"
                        + " where r.municipality = '131121' and r.birth_date between '1932-01-01' and '1932-12-31'"));

        String again = finish(begin(born("1932", Map.of())));
        assertEquals(List.of(), rows(again, "ordinary"), "nobody gets two vouchers for one dose");
    }

    @Test
    void theNextDoseComesAfterItsIntervalUnderTheSameNumber() {
        tell(who("1933", "初期", 0) + who("1933", "初期", 0));
        List<String> first = rows(finish(begin(born("1933", Map.of()))), "ordinary");
        String ticket = cell(first.getFirst(), 3);
        dose(ticket, "20260101");
        dose(cell(first.getLast(), 3), "20260601");

        List<String> second = rows(
                finish(begin(born("1933", Map.of("doseNumber", 2, "on", "2026-06-30", "intervalMonths", 5)))),
                "ordinary");

        assertEquals(1, second.size());
        assertEquals(ticket, cell(second.getFirst(), 3));
        assertTrue(cell(second.getFirst(), 4).startsWith("12131121"));
    }

    @Test
    void whoHasTheDoseAlreadyIsLeftOutAndSoIsWhoDidNotMoveIn() {
        tell(who("1934", "転入", 0) + who("1934", "初期", 0));

        begin(born("1934", Map.of("movedInSince", "2026-01-01", "dryRun", true)))
                .body("ordinary", equalTo(1));
        begin(born("1934", Map.of("movedInSince", "2026-05-01", "dryRun", true)))
                .body("ordinary", equalTo(0));
        String ticket =
                cell(rows(finish(begin(born("1934", Map.of()))), "ordinary").getFirst(), 3);
        dose(ticket, "20260101");
        begin(born("1934", Map.of("doseNumber", 2, "dryRun", true))).body("ordinary", equalTo(1));
    }

    @Test
    void aVoucherIsMadeAgainUnderTheSameNumberAndEveryPaperIsKnown() throws IOException, NotFoundException {
        tell(who("1935", "初期", 0));
        String line =
                cell(rows(finish(begin(born("1935", Map.of()))), "ordinary").getFirst(), 4);

        post("vouchers/reissues", Map.of("ocrLine", line, "reason", "LOST"))
                .statusCode(201)
                .body("ocrLine", equalTo(line))
                .body("issues.reason", equalTo(List.of("EXTRACTED", "LOST")));
        post("vouchers/reissues", Map.of("ocrLine", line, "reason", "EXTRACTED"))
                .statusCode(400);
        post("vouchers/reissues", Map.of("ocrLine", line.replace("131121", "131113"), "reason", "LOST"))
                .statusCode(404);
        post("vouchers/reissues", Map.of("ocrLine", "17" + line.substring(2), "reason", "LOST"))
                .statusCode(404);

        byte[] pdf = post("vouchers/pages", Map.of("ocrLine", line))
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument page = Loader.loadPDF(pdf)) {
            assertTrue(new PDFTextStripper().getText(page).contains(line));
            var image = new PDFRenderer(page).renderImageWithDPI(0, 300);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var bitmap = new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
            assertEquals(line, new MultiFormatReader().decode(bitmap).getText());
        }
    }

    @Test
    void protectionThatBeginsAfterTheRunTakesTheVoucherOutOfThePrintFile() {
        String person = who("1936", "初期", 0);
        tell(person);
        String id = finish(begin(born("1936", Map.of())));
        assertEquals(1, rows(id, "ordinary").size());

        tell(person.replace(",1,0,初期,", ",1,1,支援措置開始,").replace(",1\r\n", ",2\r\n"));

        assertEquals(List.of(), rows(id, "ordinary"));
        assertEquals(1, rows(id, "separate").size());
    }

    @Test
    void whatShiftJisCannotHoldIsMarkedAndNeverReplacedByAnotherCharacter() {
        tell(who("1937", "初期", 0).replace("品川　花子", "𠮷田　花子"));
        String id = finish(begin(born("1937", Map.of())));

        byte[] file = caller(AREA)
                .get("/municipality/v1/target-extractions/" + id + "/vouchers.csv?charset=Shift_JIS")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        String row = new String(file, Charset.forName("windows-31j"))
                .lines()
                .toList()
                .get(1);
        assertEquals("〓田　花子", cell(row, 1));
        assertEquals("1", cell(row, 5));
    }

    @Test
    void aRunThatACrashLeftBehindGoesOnWhereItWas() {
        tell(who("1939", "初期", 0) + who("1939", "初期", 0) + who("1939", "初期", 0));
        // As it stands when a node died after the first of the three.
        register.query("""
                insert into extraction (id, municipality, requested_by, dose_number, born_until, born_after, state,
                                        last_person, ordinary, started_at, changed_at)
                select 'left-behind', '131121', 'city', 1, '1939-12-31', '1938-12-31', 'RUNNING', person_key, 1, now(),
                       now()
                  from (select person_key from register_entry where municipality = '131121'
                           and birth_date = '1939-04-01' order by person_key limit 1) first (person_key)""", Tuple.tuple());

        await("left-behind");

        assertEquals(2, rows("left-behind", "ordinary").size());
    }

    @Test
    void extractionsAreTheirMunicipalitysAndNobodyElses() {
        String id = finish(begin(born("1938", Map.of())));

        caller(AREA).get("/municipality/v1/target-extractions").then().body("extractionId", hasItem(id));
        caller("131105").get("/municipality/v1/target-extractions").then().body("$", hasSize(0));
        caller("131105").get("/municipality/v1/target-extractions/" + id).then().statusCode(404);
        caller("131105")
                .get("/municipality/v1/target-extractions/" + id + "/vouchers.csv")
                .then()
                .statusCode(404);
        for (String subject : List.of("CN=v, OU=venue, O=131121", "CN=c, OU=contractor, O=131121", "CN=c, OU=centre")) {
            TestPki.the()
                    .as(subject, secure.getPort())
                    .get("/municipality/v1/target-extractions")
                    .then()
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"doseNumber\":0,\"on\":\"2026-04-01\"}",
                "{\"doseNumber\":8,\"on\":\"2026-04-01\"}",
                "{\"doseNumber\":1,\"on\":\"2026-02-30\"}",
                "{\"doseNumber\":1,\"on\":\"2026-04-01\",\"ageFrom\":-1}",
                "{\"doseNumber\":1,\"on\":\"2026-04-01\",\"ageFrom\":12,\"ageUntil\":5}",
                "{\"doseNumber\":1,\"on\":\"2026-04-01\",\"intervalDays\":21}",
                "[]"
            })
    void rulesThatCannotBeAreRefused(String body) {
        caller(AREA)
                .contentType("application/json")
                .body(body)
                .post("/municipality/v1/target-extractions")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse begin(Map<String, Object> rules) {
        return post("target-extractions", rules);
    }

    private ValidatableResponse post(String path, Object body) {
        return caller(AREA)
                .contentType("application/json")
                .body(body)
                .post("/municipality/v1/" + path)
                .then();
    }

    // The job looks every second.
    private String finish(ValidatableResponse begun) {
        String id = begun.statusCode(201).extract().path("extractionId");
        await(id);
        return id;
    }

    private void await(String id) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!"COMPLETED".equals(state(id))) {
            assertFalse(Instant.now().isAfter(end), "the extraction does not end");
            LockSupport.parkNanos(100_000_000);
        }
    }

    private String state(String id) {
        return caller(AREA)
                .get("/municipality/v1/target-extractions/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    private List<String> rows(String id, String list) {
        byte[] file = caller(AREA)
                .get("/municipality/v1/target-extractions/" + id + "/vouchers.csv?list=" + list)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        return new String(file, StandardCharsets.UTF_8).lines().skip(1).toList();
    }

    private static String cell(String row, int n) {
        return row.split(",")[n].replace("\"", "");
    }

    private void tell(String rows) {
        feed("residents", RESIDENTS + rows);
    }

    private void dose(String ticket, String date) {
        feed("doses", DOSES + AREA + "," + ticket + ",1," + date + ",PF,EW0201,会場,医師," + AREA + "\r\n");
    }

    private void feed(String kind, String file) {
        caller(AREA)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/" + kind)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    private RequestSpecification caller(String municipality) {
        return TestPki.the().as("CN=city-" + municipality + ", OU=municipality, O=" + municipality, secure.getPort());
    }

    private static Map<String, Object> born(String year, Map<String, Object> more) {
        Map<String, Object> rules = new java.util.HashMap<>(Map.of(
                "doseNumber",
                1,
                "on",
                "2026-12-30",
                "ageFrom",
                2026 - Integer.parseInt(year),
                "ageUntil",
                2026 - Integer.parseInt(year)));
        rules.putAll(more);
        return rules;
    }

    private static String who(String year, String reason, int flag) {
        int n = PEOPLE.incrementAndGet();
        String eleven = "%011d".formatted(66_000_000_000L + n);
        String number = eleven + IndividualNumber.checkDigit(eleven);
        return AREA + ",extraction-" + n + "," + number + ",品川　花子,シナガワ　ハナコ," + year + "0401,1," + flag + "," + reason
                + ",20260401,1\r\n";
    }
}
