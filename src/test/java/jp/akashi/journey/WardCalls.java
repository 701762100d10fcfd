package jp.akashi.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jp.akashi.channel.Fields;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;

/// Everybody who acts in the ward's charts, as the gateway sees them: HTTPS and client certificates, nothing else.
abstract class WardCalls {
    static final String OTA = "131113";
    static final String MEGURO = "131105";

    private static final String RESIDENTS = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番\r\n";
    private static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード\r\n";

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    /// A dose as a venue and a contractor's file tell it; `at` is where it was given.
    record Shot(String line, String on, String vaccine, String lot, String at) {
        String home() {
            return line.substring(2, 8);
        }

        String ticket() {
            return line.substring(8);
        }

        String row() {
            return String.join(
                            ",",
                            home(),
                            ticket(),
                            line.substring(1, 2),
                            on.replace("-", ""),
                            vaccine,
                            lot,
                            "区民センター",
                            "蒲田太郎",
                            at)
                    + "\r\n";
        }
    }

    /// Questionnaires of one venue or clinic, under way to the contractor of its municipality.
    record Box(String venue, String municipality, String name, Shot shot) {
        String path() {
            return "/feeds/v1/questionnaires/" + venue + "-" + municipality + "/" + name;
        }

        Map<String, Integer> counts() {
            return Map.of(shot.home(), 1);
        }
    }

    RequestSpecification city(String municipality) {
        return as("city", "municipality", municipality);
    }

    RequestSpecification venue(String name, String municipality) {
        return as(name, "venue", municipality);
    }

    RequestSpecification contractor(String municipality) {
        return as("contractor", "contractor", municipality);
    }

    private RequestSpecification as(String name, String role, String municipality) {
        return TestPki.the()
                .as("CN=" + name + "-" + municipality + ", OU=" + role + ", O=" + municipality, secure.getPort());
    }

    void tellOf(Applicant who, String municipality, String event) {
        String row = String.join(
                ",",
                municipality,
                "story-" + who.number().substring(0, 11),
                who.number(),
                who.name(),
                "モノガタリ",
                who.birthDate().replace("-", ""),
                "2",
                "0",
                event,
                "20210401",
                "1");
        csv(city(municipality), "residents", RESIDENTS + row + "\r\n").body("accepted", equalTo(1));
    }

    /// Selects by the rules, numbers and prints: the 18-digit line on this person's voucher.
    String voucher(Applicant who, String municipality, Map<String, Integer> rules) {
        Map<String, Object> body = new java.util.HashMap<>(rules);
        int age = 2026 - Integer.parseInt(who.birthDate().substring(0, 4));
        body.putAll(Map.of("on", "2026-12-30", "ageFrom", age, "ageUntil", age));
        String id = json(city(municipality), body)
                .post("/municipality/v1/target-extractions")
                .then()
                .statusCode(201)
                .extract()
                .path("extractionId");
        String extraction = "/municipality/v1/target-extractions/" + id;
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!"COMPLETED".equals(city(municipality).get(extraction).path("state"))) {
            assertFalse(Instant.now().isAfter(end), "the extraction does not end");
            LockSupport.parkNanos(100_000_000);
        }
        List<String> vouchers = lines(city(municipality), extraction + "/vouchers.csv").stream()
                .filter(row -> row.contains(who.name()))
                .toList();
        assertEquals(1, vouchers.size(), "one voucher");
        return vouchers.getFirst().split(",")[4].replace("\"", "");
    }

    ValidatableResponse record(RequestSpecification venue, Shot shot) {
        return json(
                        venue,
                        Map.of(
                                "ocrLine", shot.line(),
                                "vaccinatedOn", shot.on(),
                                "vaccine", shot.vaccine(),
                                "lot", shot.lot(),
                                "venue", "区民センター",
                                "physician", "蒲田太郎"))
                .post("/feeds/v1/venue/doses")
                .then()
                .statusCode(201)
                .body("state", equalTo("ACTIVE"));
    }

    void send(Box box) {
        json(venue(box.venue(), box.municipality()), Map.of("sentOn", box.shot().on(), "counts", box.counts()))
                .post("/feeds/v1/questionnaires/" + box.name())
                .then()
                .statusCode(200);
    }

    void receive(Box box) {
        json(contractor(box.municipality()), Map.of("counts", box.counts()))
                .post(box.path() + "/receipt")
                .then()
                .statusCode(200);
    }

    /// Two people key the box alike; afterwards nothing is missing on its way.
    void keyTwice(Box box) {
        key(box, 1, "A12").body("registered", equalTo(0));
        key(box, 2, "B34").body("registered", equalTo(1)).body("disputed", equalTo(0));
        city(box.municipality())
                .get("/feeds/v1/questionnaires")
                .then()
                .statusCode(200)
                .body("batches.find { it.batch == '" + box.name() + "' }.open", equalTo(false));
    }

    private ValidatableResponse key(Box box, int keying, String keyer) {
        byte[] file = (DOSES + box.shot().row()).getBytes(StandardCharsets.UTF_8);
        String digest = Base64.getEncoder().encodeToString(Fields.sha256(file).toArray());
        RequestSpecification keyed = contractor(box.municipality())
                .header("Content-Digest", "sha-256=:" + digest + ":")
                .header("Akashi-Rows", 1);
        String call = "keyings?venue=" + box.venue() + "-" + box.municipality() + "&batch=" + box.name() + "&keying="
                + keying + "&keyer=" + keyer;
        return csv(keyed, call, DOSES + box.shot().row());
    }

    /// The rows that go to other municipalities through the federation for what was sent that day.
    List<String> dispatched(String municipality, String on) {
        return lines(contractor(municipality), "/feeds/v1/questionnaires/dispatch.csv?from=" + on + "&to=" + on);
    }

    ValidatableResponse doses(RequestSpecification sender, Shot... shots) {
        StringBuilder file = new StringBuilder(DOSES);
        List.of(shots).forEach(shot -> file.append(shot.row()));
        return csv(sender, "doses", file.toString());
    }

    /// The vaccination register's file with this one person, as it was extracted.
    String registerFile(String municipality, String ticket) {
        List<String> lines = lines(city(municipality), "/municipality/v1/extractions/register.csv");
        List<String> person =
                lines.stream().filter(line -> line.contains("," + ticket + ",")).toList();
        assertEquals(1, person.size(), "one line per person");
        return lines.getFirst() + "\r\n" + person.getFirst() + "\r\n";
    }

    ValidatableResponse inquire(String asker, Applicant who, String former) {
        return json(
                        city(asker),
                        Map.of(
                                "individualNumber", who.number(),
                                "birthDate", who.birthDate(),
                                "formerMunicipality", former))
                .post("/municipality/v1/inquiries")
                .then()
                .statusCode(201)
                .body("state", equalTo("ANSWERED"));
    }

    static ValidatableResponse csv(RequestSpecification sender, String call, String file) {
        return sender.header("Content-Type", "text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/" + call)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    static RequestSpecification json(RequestSpecification sender, Map<String, ?> body) {
        return sender.contentType("application/json").body(body);
    }

    static List<String> lines(RequestSpecification reader, String path) {
        byte[] file = reader.get(path).then().statusCode(200).extract().asByteArray();
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }
}
