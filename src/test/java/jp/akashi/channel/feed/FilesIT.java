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
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.akashi.GatewayTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as they come: their characters, headers, quotes and errors.
@GatewayTest
class FilesIT extends FeedCalls {
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
}
