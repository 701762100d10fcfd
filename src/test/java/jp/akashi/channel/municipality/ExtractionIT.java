package jp.akashi.channel.municipality;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.registry.extraction.ExtractedPerson;
import jp.akashi.registry.extraction.Extractions;
import jp.akashi.registry.extraction.Listing;
import jp.akashi.vocabulary.MunicipalityCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A municipality takes its records out. Big areas stand in municipalities that no other test uses.
@GatewayTest
class ExtractionIT extends CityCalls {
    private static final String BIG = "401307";
    private static final int PEOPLE = 100_000;

    @Inject
    Extractions extractions;

    @Inject
    MeterRegistry metrics;

    @Test
    void thePersonsLineHasTheLayoutOfTheNationalSystem() {
        Applicant hanako = Applicant.named("佐藤　花子", "1985-04-12");
        register.resident(hanako, OTA);
        register.dose(hanako, OTA, dose(1, "2021-07-03", "EY5420"), "ACTIVE");
        register.dose(hanako, OTA, dose(3, "2022-03-05", "FL4205"), "ACTIVE");

        List<String> lines = ota().get("/municipality/v1/extractions/register.csv")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .contentType(containsString("UTF-8"))
                .extract()
                .asString()
                .lines()
                .toList();

        assertTrue(
                lines.getFirst().startsWith("\uFEFF個別宛名番号,1回目接種履歴登録日時,1回目接種日,1回目券番号,1回目接種自治体コード,"), lines.getFirst());
        String id = hanako.number().substring(3, 11);
        String line = lines.stream()
                .filter(one -> one.startsWith(id + ","))
                .findFirst()
                .orElseThrow();
        assertEquals(
                id + ",20210101090000,20210703," + ticket(hanako)
                        + ",131113,,,ファイザー,EY5420,,,,,,,,,20210101090000,20220305," + ticket(hanako)
                        + ",131113,,,ファイザー,FL4205" + ",".repeat(32),
                line);
    }

    @Test
    void dosesThatWaitAreListedWithoutAPerson() {
        Applicant nobody = Applicant.named("無名", "1985-04-12");
        register.dose(nobody, OTA, dose(1, "2021-07-03", "EY5420"), "PENDING");

        String file = ota().get("/municipality/v1/extractions/waiting.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertTrue(file.contains("\r\n,20210101090000,20210703," + ticket(nobody)), "the waiting dose");
    }

    @Test
    void onlyWhatWasRecordedSinceThatDay() {
        Applicant old = Applicant.named("旧", "1985-04-12");
        register.resident(old, OTA);
        register.dose(old, OTA, dose(1, "2021-07-03", "EY5420"), "ACTIVE");
        Applicant late = Applicant.named("新", "1985-04-12");
        register.resident(late, OTA);
        register.dose(late, OTA, dose(1, "2021-07-03", "EY5420"), "ACTIVE");
        register.query(
                "update dose set recorded_at = '2021-03-01T00:00:00+09' where ticket_number = $1",
                Tuple.of(ticket(late)));

        String file = ota().get("/municipality/v1/extractions/register.csv?since=2021-03-01")
                .asString();

        assertTrue(file.contains(ticket(late)));
        assertFalse(file.contains(ticket(old)));
        ota().get("/municipality/v1/extractions/register.csv?since=yesterday")
                .then()
                .statusCode(400);
        ota().get("/municipality/v1/extractions/everything.csv").then().statusCode(404);
        ota().get("/municipality/v1/extractions/register.csv?charset=utf-7")
                .then()
                .statusCode(415);
    }

    @Test
    void whatShiftJisCannotWriteIsVisibleInTheFileAndListedBesideIt() {
        Applicant who = Applicant.named("外字", "1985-04-12");
        register.resident(who, "141003");
        register.dose(who, "141003", dose(1, "2021-07-03", "EY5420"), "ACTIVE");
        register.query("update dose set venue = '𠮷田医院' where ticket_number = $1", Tuple.of(ticket(who)));

        byte[] file = city("141003")
                .get("/municipality/v1/extractions/register.csv?charset=Shift_JIS")
                .asByteArray();
        String report = city("141003")
                .get("/municipality/v1/extractions/register/unwritable.csv")
                .asString();

        assertTrue(new String(file, Charset.forName("windows-31j")).contains(",〓田医院,"));
        assertTrue(report.endsWith("," + ticket(who) + ",1回目接種会場名,U+20BB7\r\n"), report);
    }

    @Test
    void whoTookWhatStandsInTheAudit() {
        ota().get("/municipality/v1/extractions/waiting.csv").asString();

        assertTrue(
                texts("select object from audit_entry where purpose = 'RECORD_EXTRACTION' and caller = 'city-131113'")
                        .contains("WAITING"));
    }

    @Test
    void aHundredThousandPeopleArriveCompleteAndNoPageIsReadBeforeItIsWanted() throws Exception {
        fill();

        AssertSubscriber<List<ExtractedPerson>> reader = AssertSubscriber.create(1);
        double before = pages();
        extractions
                .lines(new MunicipalityCode(BIG), Listing.REGISTER, Optional.empty())
                .subscribe()
                .withSubscriber(reader);
        reader.awaitItems(1);
        assertTrue(pages() - before <= 2, "pages read for one that was taken: " + (pages() - before));
        reader.cancel();

        assertEquals(PEOPLE + 1L, lines());
    }

    @AfterEach
    void letStatisticsGrowAgain() {
        for (String table : List.of("resident", "dose")) {
            register.query("alter table " + table + " reset (autovacuum_enabled)", Tuple.tuple());
        }
    }

    private double pages() {
        return metrics.counter("akashi.extraction.pages").count();
    }

    private long lines() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(secure.resolve("/municipality/v1/extractions/register.csv"))
                .build();
        try (HttpClient client = HttpClient.newBuilder()
                        .sslContext(TestPki.the().context("CN=big, OU=municipality, O=" + BIG))
                        .build();
                InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                        .body();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            return lines.lines().count();
        }
    }

    /// PostgreSQL knows nothing of them yet, as after a first import: its statistics are those of an empty area.
    private void fill() {
        for (String table : List.of("resident", "dose")) {
            register.query("alter table " + table + " set (autovacuum_enabled = false)", Tuple.tuple());
            register.query("analyze " + table, Tuple.tuple());
        }
        register.query("""
                insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                      kana, birth_date, sex, protected, changed_at)
                select '401307', sha256(('big' || n)::bytea), '', 'B' || n, lpad(n::text, 10, '0'), '福岡　太郎', 'カナ',
                       '1980-01-01', 1, false, now() from generate_series(1, 100000) as n""", Tuple.tuple());
        register.query("""
                insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                                  physician, vaccinated_in, source, sender, state, recorded_at)
                select '401307', lpad(n::text, 10, '0'), 1, 1, '2021-06-01', 'PF', 'EW0201', '会場', '医師', '401307',
                       'MUNICIPALITY', 'test', 'ACTIVE', now() from generate_series(1, 100000) as n""", Tuple.tuple());
    }
}
