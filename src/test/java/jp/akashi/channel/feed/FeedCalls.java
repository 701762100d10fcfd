package jp.akashi.channel.feed;

import static org.hamcrest.Matchers.equalTo;

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
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.IndividualNumber;

/// How feeds call over HTTPS, the people they tell of, and what the database holds then.
///
/// Every test uses people of its own, so that none depends on another.
class FeedCalls {
    static final String TARGETS = "自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置\r\n";
    static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\r\n";
    static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    static final AtomicInteger PEOPLE = new AtomicInteger();

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    DataSource database;

    RequestSpecification city(String code) {
        return TestPki.the().as("CN=city-" + code + ", OU=municipality, O=" + code, secure.getPort());
    }

    RequestSpecification contractor() {
        return TestPki.the().as("CN=contractor-131113, OU=contractor, O=131113", secure.getPort());
    }

    RequestSpecification venue() {
        return TestPki.the().as("CN=venue-131113, OU=venue, O=131113", secure.getPort());
    }

    ValidatableResponse venue(Map<String, String> dose) {
        return venue().contentType("application/json")
                .body(dose)
                .post("/feeds/v1/venue/doses")
                .then();
    }

    ValidatableResponse targets(String rows) {
        return postAs(city("131113"), "targets", TARGETS + rows);
    }

    ValidatableResponse doses(String rows) {
        return postAs(city("131113"), "doses", DOSES + rows);
    }

    ValidatableResponse post(String kind, String type, byte[] file) {
        return post(city("131113"), kind, type, file);
    }

    static ValidatableResponse postAs(RequestSpecification sender, String kind, String file) {
        return post(sender, kind, "text/csv; charset=UTF-8", file.getBytes(StandardCharsets.UTF_8));
    }

    static ValidatableResponse post(RequestSpecification sender, String kind, String type, byte[] file) {
        return sender.header("Content-Type", type)
                .body(file)
                .post("/feeds/v1/" + kind)
                .then();
    }

    static ValidatableResponse counts(
            ValidatableResponse answer, int accepted, int unchanged, int pending, int rejected) {
        return answer.statusCode(200)
                .body("accepted", equalTo(accepted))
                .body("unchanged", equalTo(unchanged))
                .body("pending", equalTo(pending))
                .body("rejected", equalTo(rejected));
    }

    long active(Person person) {
        return number("select count(*) from dose where state = 'ACTIVE' and ticket_number = '" + person.ticket + "'");
    }

    long number(String query) {
        return Long.parseLong(text(query));
    }

    void change(String statement) {
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(String digits) {
        return HexFormat.of().formatHex(digits.getBytes(StandardCharsets.US_ASCII));
    }

    static final class Person {
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
