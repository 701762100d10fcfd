package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.IndividualNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files and doses over HTTPS. Every test uses people of its own, so that none depends on another.
@GatewayTest
class FeedsIT {
    private static final String TARGETS = "自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置\r\n";
    private static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\r\n";
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    DataSource database;

    @Test
    void newChangedAndRepeatedTargetsAreToldApart() {
        Person one = new Person("131113");
        Person two = new Person("131113");

        counts(targets(one.row() + two.row()), 2, 0, 0, 0);
        counts(targets(one.row() + two.row("東京　次郎")), 1, 1, 0, 0);

        assertEquals(1, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
        assertEquals(2, number("select revision from resident where ticket_number = '" + two.ticket + "'"));
    }

    @Test
    void ticketsAndMunicipalIdsNeverChangeHands() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);

        ValidatableResponse answer = targets(two.row().replace(two.ticket, one.ticket)
                + one.row().replace(one.ticket, two.ticket)
                + two.row().replace(two.id, one.id));

        counts(answer, 0, 0, 0, 3)
                .body("errors.line", is(List.of(2, 3, 4)))
                .body("errors.code", is(List.of("TICKET_TAKEN", "TICKET_CHANGED", "PERSON_ID_TAKEN")))
                .body("errors[0].column", equalTo("接種券番号"));
    }

    @Test
    void rowsOfOnePersonInOneFileActInSequence() {
        Person one = new Person("131113");

        counts(targets(one.row() + one.row() + one.row("改名　花子") + one.row("改名　花子")), 2, 2, 0, 0);

        assertEquals(2, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void aMunicipalIdIsFreeWithinTheFileOnceItsOwnerHasAnother() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);

        counts(targets(one.row().replace(one.id, "moved-" + one.id) + two.row().replace(two.id, one.id)), 2, 0, 0, 0);
    }

    @Test
    void shiftJisWithVendorCharactersAndAByteOrderMarkAreRead() {
        Person one = new Person("131113");
        Person two = new Person("131113");

        byte[] japanese = (TARGETS + one.row("髙﨑　①郎")).getBytes(SHIFT_JIS);
        counts(post("targets", "text/csv; charset=Shift_JIS", japanese), 1, 0, 0, 0);
        byte[] marked = ("\uFEFF" + TARGETS + two.row()).getBytes(StandardCharsets.UTF_8);
        counts(post("targets", "text/csv", marked), 1, 0, 0, 0);

        assertEquals("髙﨑　①郎", text("select name from resident where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void bytesThatAreNoCharacterRejectTheirRowAlone() {
        Person one = new Person("131113");
        Person two = new Person("131113");
        byte[] file = (TARGETS + one.row("山?　太郎") + two.row()).getBytes(StandardCharsets.UTF_8);
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf('?')] = (byte) 0xFF;

        counts(post("targets", "text/csv; charset=utf-8", file), 1, 0, 0, 1)
                .body("errors[0].line", equalTo(2))
                .body("errors[0].column", equalTo("氏名"))
                .body("errors[0].code", equalTo("CHARACTERS_MALFORMED"));
    }

    @Test
    void anotherCharsetIs415() {
        post("targets", "text/csv; charset=EUC-JP", TARGETS.getBytes(StandardCharsets.UTF_8))
                .statusCode(415)
                .body("code", equalTo("E-MEDIA-TYPE"));
    }

    @Test
    void quotedCellsMayHoldLineBreaksAndLinesAreCountedAsInTheFile() {
        Person one = new Person("131113");

        String first = one.dose(1, "20210601", "PF", "EW0201").replace("大田区民センター", "\"大田区民\r\nセンター,\"\"2階\"\"\"");
        ValidatableResponse answer = doses(first + "\r\n" + one.dose(9, "20210701", "PF", "EW0202"));

        counts(answer, 0, 0, 1, 1)
                .body("errors[0].line", equalTo(5))
                .body("errors[0].code", equalTo("DOSE_NUMBER_INVALID"));
        assertEquals("大田区民\r\nセンター,\"2階\"", text("select venue from dose where ticket_number = '" + one.ticket + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\r\n", "自治体コード,宛名番号\r\n", "131113,1,2,3,4,5,6,7,8\r\n"})
    void aWrongOrMissingHeaderIs422(String file) {
        post("targets", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("code", equalTo("E-HEADER"))
                .body("detail", containsString("列「"));
    }

    @Test
    void aHeaderWithAnExtraColumnIs422AndItsTextIsNotEchoed() {
        byte[] file = (TARGETS.strip() + ",123456789018\r\n").getBytes(StandardCharsets.UTF_8);

        post("targets", "text/csv", file)
                .statusCode(422)
                .body("detail", containsString("#10"))
                .body(not(containsString("123456789018")));
    }

    @Test
    void columnsMayComeInAnyOrderAndAHeaderAloneIsAnEmptyFile() {
        Person one = new Person("131113");
        String file = "支援措置,性別,生年月日,カナ氏名,氏名,個人番号,接種券番号,宛名番号,自治体コード\n" + "0,1,19800217,コクトウ,黒桐　幹也," + one.number + ","
                + one.ticket + "," + one.id + ",131113";

        counts(post("targets", "text/csv", file.getBytes(StandardCharsets.UTF_8)), 1, 0, 0, 0);
        counts(targets(""), 0, 0, 0, 0).body("errors", is(empty()));
    }

    @Test
    void aDoseWaitsForItsPersonAndAttachesWhenTheyCome() {
        Person one = new Person("131113");

        counts(doses(one.dose(1, "20210601", "PF", "EW0201") + one.dose(2, "20210622", "PF", "EW0202")), 0, 0, 2, 0);
        counts(targets(one.row()), 1, 0, 0, 0);

        assertEquals(2, active(one));
    }

    @Test
    void aDoseFromBeforeTheBirthWaitsUntilTheBirthDateIsCorrected() {
        Person one = new Person("131113");
        counts(targets(one.row().replace("19800217", "20220401")), 1, 0, 0, 0);

        counts(doses(one.dose(1, "20220301", "PF", "EW0201")), 0, 0, 1, 0);
        assertEquals(0, active(one));
        counts(targets(one.row()), 1, 0, 0, 0);

        assertEquals(1, active(one));
    }

    @Test
    void aCorrectionEndsTheVersionBeforeAndRaisesTheRevision() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);

        counts(doses(one.dose(1, "20210601", "ファイザー コミナティ", "ew0201")), 0, 1, 0, 0);
        counts(doses(one.dose(1, "20210602", "PF", "EW0201")), 1, 0, 0, 0);

        assertEquals(1, active(one));
        assertEquals(
                1,
                number("select count(*) from dose where state = 'SUPERSEDED' and ended_at is not null"
                        + " and ticket_number = '" + one.ticket + "'"));
        assertEquals(3, number("select revision from resident where ticket_number = '" + one.ticket + "'"));
    }

    @Test
    void theSameDoseFromAnotherSourceIsUnchangedAndAnotherStoryIsAConflict() {
        Person one = new Person("131113");
        counts(targets(one.row()), 1, 0, 0, 0);
        counts(doses(one.dose(1, "20210601", "PF", "EW0201")), 1, 0, 0, 0);

        String spelledOtherwise = one.dose(1, "20210601", "PF", "EW0201").replace("大田区民センター", "大田区民ｾﾝﾀｰ");
        counts(postAs(contractor(), "doses", DOSES + spelledOtherwise), 0, 1, 0, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210601", "MO", "3001234")), 0, 0, 0, 1)
                .body("errors[0].code", equalTo("DOSE_CONFLICT"));
    }

    @Test
    void aContractorCorrectsWhatItSentAndTheMunicipalityEverything() {
        Person one = new Person("131105");

        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210601", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(city("131105"), "doses", DOSES + one.dose(1, "20210603", "PF", "EW0201")), 0, 0, 1, 0);
        counts(postAs(contractor(), "doses", DOSES + one.dose(1, "20210602", "PF", "EW0201")), 0, 0, 0, 1);
    }

    @Test
    void aMunicipalityFeedsItsOwnAreaOnly() {
        Person own = new Person("131113");
        Person foreign = new Person("131105");

        counts(targets(own.row() + foreign.row()), 1, 0, 0, 1)
                .body("errors[0].code", equalTo("MUNICIPALITY_FOREIGN"))
                .body("errors[0].message", equalTo("他の自治体の行です。"));
        postAs(city("131113"), "targets", TARGETS + foreign.row())
                .statusCode(403)
                .body("code", equalTo("E-FORBIDDEN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=v, OU=venue, O=131113", "CN=c, OU=centre", "CN=c, OU=contractor, O=131113"})
    void othersFeedNoTargets(String subject) {
        postAs(TestPki.the().as(subject, secure.getPort()), "targets", TARGETS).statusCode(403);
    }

    @Test
    void importsAreSeenByTheirSenderOnly() {
        String id = targets("131113,bad\r\n").extract().path("importId");

        city("131113")
                .get("/feeds/v1/imports/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("kind", equalTo("TARGETS"))
                .body("rejected", equalTo(1));
        city("131113").get("/feeds/v1/imports").then().statusCode(200).body("importId", hasItem(id));
        city("131105").get("/feeds/v1/imports/" + id).then().statusCode(404);
        city("131105").get("/feeds/v1/imports/" + id + "/errors.csv").then().statusCode(404);
        city("131113").get("/feeds/v1/imports/nothing").then().statusCode(404).body("code", equalTo("E-NOT-FOUND"));
    }

    @Test
    void allErrorsAreToldThoughTheAnswerHoldsTheFirstThousand() {
        String rows = IntStream.range(0, 5_200)
                .mapToObj(i -> i % 2 == 0 ? "131113,bad\r\n" : "131113,1,2,3,4,5,6,7,8\r\n")
                .collect(Collectors.joining());

        ValidatableResponse answer = counts(targets(rows), 0, 0, 0, 5_200).body("errors", hasSize(1_000));

        String csv = city("131113")
                .get("/feeds/v1/imports/" + answer.extract().path("importId") + "/errors.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertEquals(5_201, csv.lines().count());
        assertTrue(csv.startsWith("行,列,コード,内容\r\n2,,COLUMN_COUNT,"));
        assertTrue(csv.contains("\r\n5201,接種券番号,TICKET_MALFORMED,"));
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheFileAndWhatCameBeforeStays() {
        Person one = new Person("131113");
        String endless = "131113,\"" + "x".repeat(2_000_000);
        String before = one.row()
                + IntStream.range(0, 3_000).mapToObj(_ -> "131113,bad\r\n").collect(Collectors.joining());

        postAs(city("131113"), "targets", TARGETS + before + endless).statusCode(422);

        assertEquals(1, number("select count(*) from resident where ticket_number = '" + one.ticket + "'"));
        assertEquals("FAILED", text("select state from import_run order by started_at desc limit 1"));
    }

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

    @Test
    void aVenueThatForgetsAFieldIsToldWhich() {
        Map<String, String> dose = new HashMap<>(new Person("131113").shot());
        dose.remove("lot");

        venue(dose).statusCode(400).body("detail", containsString("lot"));
    }

    @Test
    void noIndividualNumberLiesAnywhereInClear() throws SQLException {
        Person good = new Person("131113");
        Person bad = new Person("131113");
        String wrongCheckDigit = bad.number.substring(0, 11) + (bad.number.charAt(11) == '0' ? '1' : '0');
        String asId = bad.row().replace(bad.id, bad.number);
        String asName = bad.row("山田" + bad.number);

        String answer = targets(good.row() + bad.row().replace(bad.number, wrongCheckDigit) + asId + asName)
                .body("rejected", equalTo(3))
                .extract()
                .asString();

        for (String digits : new String[] {good.number, bad.number, wrongCheckDigit}) {
            assertFalse(answer.contains(digits), "in the answer");
            for (String table : new String[] {"resident", "dose", "import_run", "import_error"}) {
                String cells = "select count(*) from " + table + " t where t::text like '%" + digits + "%'"
                        + " or t::text like '%" + hex(digits) + "%'";
                assertEquals(0, number(cells), table);
            }
        }
    }

    private RequestSpecification city(String code) {
        return TestPki.the().as("CN=city-" + code + ", OU=municipality, O=" + code, secure.getPort());
    }

    private RequestSpecification contractor() {
        return TestPki.the().as("CN=contractor-131113, OU=contractor, O=131113", secure.getPort());
    }

    private ValidatableResponse venue(Map<String, String> dose) {
        return TestPki.the()
                .as("CN=venue-131113, OU=venue, O=131113", secure.getPort())
                .contentType("application/json")
                .body(dose)
                .post("/feeds/v1/venue/doses")
                .then();
    }

    private ValidatableResponse targets(String rows) {
        return postAs(city("131113"), "targets", TARGETS + rows);
    }

    private ValidatableResponse doses(String rows) {
        return postAs(city("131113"), "doses", DOSES + rows);
    }

    private ValidatableResponse post(String kind, String type, byte[] file) {
        return post(city("131113"), kind, type, file);
    }

    private static ValidatableResponse postAs(RequestSpecification sender, String kind, String file) {
        return post(sender, kind, "text/csv; charset=UTF-8", file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(RequestSpecification sender, String kind, String type, byte[] file) {
        return sender.header("Content-Type", type)
                .body(file)
                .post("/feeds/v1/" + kind)
                .then();
    }

    private static ValidatableResponse counts(
            ValidatableResponse answer, int accepted, int unchanged, int pending, int rejected) {
        return answer.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("unchanged", equalTo(unchanged))
                .body("pending", equalTo(pending))
                .body("rejected", equalTo(rejected));
    }

    private long active(Person person) {
        return number("select count(*) from dose where state = 'ACTIVE' and ticket_number = '" + person.ticket + "'");
    }

    private long number(String query) {
        return Long.parseLong(text(query));
    }

    private String text(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(String digits) {
        return HexFormat.of().formatHex(digits.getBytes(StandardCharsets.US_ASCII));
    }

    private static final class Person {
        final String area;
        final String number;
        final String ticket;
        final String id;

        Person(String area) {
            int n = PEOPLE.incrementAndGet();
            String eleven = "%011d".formatted(77_000_000_000L + n);
            this.area = area;
            this.number = eleven + IndividualNumber.checkDigit(eleven);
            this.ticket = "%010d".formatted(5_500_000_000L + n);
            this.id = "person-" + n;
        }

        String row() {
            return row("黒桐　幹也");
        }

        String row(String name) {
            return area + "," + id + "," + ticket + "," + number + "," + name + ",コクトウ　ミキヤ,19800217,1,0\r\n";
        }

        String dose(int n, String date, String vaccine, String lot) {
            return area + "," + ticket + "," + n + "," + date + "," + vaccine + "," + lot + ",大田区民センター,蒲田太郎,131113\r\n";
        }

        Map<String, String> shot() {
            return Map.of(
                    "ocrLine", "11" + area + ticket,
                    "vaccinatedOn", "2021-06-01",
                    "vaccine", "PF",
                    "lot", "EW0201",
                    "venue", "大田区民センター",
                    "physician", "蒲田太郎");
        }
    }
}
