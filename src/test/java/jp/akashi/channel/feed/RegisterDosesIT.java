package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.Test;

/// The vaccination register's file into the records: it adds what is missing and overwrites nothing.
@GatewayTest
class RegisterDosesIT extends FeedCalls {
    @Test
    void whatIsMissingComesInAndWhatContradictsWaitsForAPerson() {
        Person same = new Person("131113");
        Person missing = new Person("131113");
        Person other = new Person("131113");
        counts(targets(same.row() + missing.row() + other.row()), 3, 0, 0, 0);
        counts(
                doses(same.dose(1, "20221101", "PF-BA45", "GJ1842") + other.dose(1, "20210601", "PF", "EW0201")),
                2,
                0,
                0,
                0);
        String file = person(same, "20221101", "ファイザー", "GJ1842")
                + person(missing, "20210601", "武田/モデルナ", "3001234")
                + person(other, "20210608", "ファイザー", "EW0201");

        counts(register(file), 1, 1, 0, 1)
                .body("errors[0].code", equalTo("DOSE_CONFLICT"))
                .body("errors[0].line", equalTo(4));
        counts(register(file), 0, 2, 0, 1);

        assertEquals("2021-06-01", text("select vaccinated_on from dose where ticket_number = '" + other.ticket + "'"));
        assertEquals("REGISTER", text("select source from dose where ticket_number = '" + missing.ticket + "'"));
        assertEquals(
                1,
                number("select count(*) from dose_conflict where source = 'REGISTER' and ticket_number = '"
                        + other.ticket + "'"));
    }

    @Test
    void aMakerThatCouldBeSeveralProductsIsRejectedUnlessItIsRecorded() {
        Person one = new Person("131113");

        counts(register(person(one, "20221101", "ファイザー", "GJ1842")), 0, 0, 0, 1)
                .body("errors[0].code", equalTo("MAKER_ONLY"));
    }

    @Test
    void twoDosesOfOnePersonStandOnOneLine() {
        Person one = new Person("131113");
        String both = person(one, "20210601", "ファイザー", "EW0201")
                .replaceFirst(
                        ",{48}\r\n",
                        ",20210701090000,20210622," + one.ticket + ",131113,会場,医師,ファイザー,EW0202" + ",".repeat(40)
                                + "\r\n");

        counts(register(both), 0, 0, 2, 0);
        counts(register(both.replace("EW020", "EX020").replace("20210622", "20210230")), 0, 0, 1, 1);
    }

    @Test
    void onlyAMunicipalityKeepsARegister() {
        postAs(contractor(), "register-doses", HEADER).statusCode(403);
        postAs(city("131113"), "register-doses", DOSES).statusCode(422);
        assertEquals(
                200,
                TestPki.the()
                        .as("CN=city-131105, OU=municipality, O=131105", secure.getPort())
                        .header("Content-Type", "text/csv")
                        .body(HEADER.getBytes(StandardCharsets.UTF_8))
                        .post("/feeds/v1/register-doses")
                        .statusCode());
    }

    private static final String HEADER = header();

    private static String header() {
        StringBuilder header = new StringBuilder("個別宛名番号");
        for (int n = 1; n <= 7; n++) {
            for (String item : "接種履歴登録日時,接種日,券番号,接種自治体コード,接種会場名,接種医師名,ワクチンメーカー,ワクチンロット番号".split(",")) {
                header.append(',').append(n).append("回目").append(item);
            }
        }
        return header.append("\r\n").toString();
    }

    private ValidatableResponse register(String rows) {
        return postAs(city("131113"), "register-doses", HEADER + rows);
    }

    private static String person(Person one, String on, String maker, String lot) {
        return one.id + ",20210701090000," + on + "," + one.ticket + ",131113,会場,医師," + maker + "," + lot
                + ",".repeat(48) + "\r\n";
    }
}
