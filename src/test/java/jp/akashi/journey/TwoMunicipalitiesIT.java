package jp.akashi.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation of the published description, called as one municipality against what another one has.
///
/// Nothing of the other is shown but through an inquiry. A new operation fails this test until it stands in `EXPECTED`.
@GatewayTest
class TwoMunicipalitiesIT {
    private static final String OWN = "131113";
    private static final String OTHER = "131105";
    private static final String CSV = "text/csv; charset=UTF-8";
    private static final String TARGETS = "自治体コード,宛名番号,接種券番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置";
    private static final String RESIDENTS = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番";
    private static final String DOSES = "自治体コード,接種券番号,接種回,接種日,ワクチン,ロット番号,接種会場名,接種医師名,接種自治体コード";

    /// What an operation has to answer a municipality that asks for something of another.
    private enum Expected {
        /// For everybody: it holds nothing of an area.
        PUBLIC,
        /// A card decides, not the caller.
        NEEDS_A_CARD,
        /// For callers in other roles.
        OTHER_ROLE,
        /// Answers with the caller's own alone, whatever is asked.
        OWN_ONLY,
        /// What it names is another's: it is not there, or not the caller's.
        NOT_THERE,
        /// Rows of another's area are refused.
        REFUSED,
        /// Answers alike whether what it names is another's or nobody's.
        REFUSED_ALIKE,
        /// Its rows cannot name another's area.
        INTO_OWN_AREA,
        /// The one way to another's records, logged on both sides.
        INQUIRY
    }

    private static final Map<String, Expected> EXPECTED = Map.ofEntries(
            Map.entry("POST /app/v1/challenges", Expected.PUBLIC),
            Map.entry("POST /app/v1/certificates", Expected.NEEDS_A_CARD),
            Map.entry("POST /app/v1/passport-readings", Expected.PUBLIC),
            Map.entry("POST /centre/v1/challenges", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/applications", Expected.OTHER_ROLE),
            Map.entry("GET /centre/v1/applications/{id}", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/applications/{id}/payment", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/applications/{id}/document", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/applications/{id}/printed", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/applications/{id}/cancellation", Expected.OTHER_ROLE),
            Map.entry("POST /centre/v1/mismatches", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/targets", Expected.REFUSED),
            Map.entry("POST /feeds/v1/doses", Expected.REFUSED),
            Map.entry("POST /feeds/v1/residents", Expected.REFUSED),
            Map.entry("POST /feeds/v1/register-doses", Expected.INTO_OWN_AREA),
            Map.entry("POST /feeds/v1/keyings", Expected.OTHER_ROLE),
            Map.entry("GET /feeds/v1/keyings/disputes", Expected.OTHER_ROLE),
            Map.entry("GET /feeds/v1/questionnaires", Expected.OWN_ONLY),
            Map.entry("GET /feeds/v1/questionnaires/dispatch.csv", Expected.OWN_ONLY),
            Map.entry("POST /feeds/v1/questionnaires/{batch}", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/questionnaires/{venue}/{batch}/receipt", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/questionnaires/{venue}/{batch}/settlement", Expected.REFUSED_ALIKE),
            Map.entry("POST /feeds/v1/inquiries", Expected.INQUIRY),
            Map.entry("GET /feeds/v1/inquiries/{id}/results.csv", Expected.NOT_THERE),
            Map.entry("GET /feeds/v1/imports", Expected.OWN_ONLY),
            Map.entry("GET /feeds/v1/imports/{id}", Expected.NOT_THERE),
            Map.entry("GET /feeds/v1/imports/{id}/errors.csv", Expected.NOT_THERE),
            Map.entry("GET /feeds/v1/conflicts", Expected.OWN_ONLY),
            Map.entry("POST /feeds/v1/conflicts/{conflictId}/decision", Expected.NOT_THERE),
            Map.entry("GET /feeds/v1/venue/doses", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/venue/doses", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/venue/doses/{doseId}/corrections", Expected.OTHER_ROLE),
            Map.entry("POST /feeds/v1/venue/doses/{doseId}/withdrawal", Expected.OTHER_ROLE),
            Map.entry("GET /issuer/.well-known/jwks.json", Expected.PUBLIC),
            Map.entry("GET /issuer/.well-known/crl/{kid}.json", Expected.PUBLIC),
            Map.entry("POST /inquiry/v1", Expected.INQUIRY),
            Map.entry("POST /municipality/v1/inquiries", Expected.INQUIRY),
            Map.entry("GET /municipality/v1/inquiries", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/inquiries/{id}", Expected.NOT_THERE),
            Map.entry("GET /municipality/v1/extractions/{listing}.csv", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/extractions/{listing}/unwritable.csv", Expected.OWN_ONLY),
            Map.entry("POST /municipality/v1/target-extractions", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/target-extractions", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/target-extractions/{id}", Expected.NOT_THERE),
            Map.entry("GET /municipality/v1/target-extractions/{id}/vouchers.csv", Expected.NOT_THERE),
            Map.entry("POST /municipality/v1/vouchers/reissues", Expected.NOT_THERE),
            Map.entry("POST /municipality/v1/vouchers/pages", Expected.NOT_THERE),
            Map.entry("GET /municipality/v1/quality", Expected.OWN_ONLY),
            Map.entry("POST /municipality/v1/quality/runs", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/quality/findings", Expected.OWN_ONLY),
            Map.entry("GET /municipality/v1/quality/findings.csv", Expected.OWN_ONLY),
            Map.entry("POST /municipality/v1/quality/findings/{id}/settlement", Expected.NOT_THERE),
            Map.entry("GET /operator/v1/audit/{municipality}/consistency", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/audit/{municipality}/entries", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/audit/{municipality}/entries/{id}/proof", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/audit/{municipality}/verification", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/keys", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/keys", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/keys/{kid}/request", Expected.OTHER_ROLE),
            Map.entry("PUT /operator/v1/keys/{kid}/certificate", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/keys/{kid}/activation", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/keys/{kid}/retirement", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/keys/{kid}/compromise", Expected.OTHER_ROLE),
            Map.entry("GET /operator/v1/secret-keys", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/secret-keys/{secret}/{version}/activation", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/latches/{municipality}/openings", Expected.OTHER_ROLE),
            Map.entry("POST /operator/v1/certificates/{number}/withdrawal", Expected.OTHER_ROLE),
            Map.entry("GET /trust/v1/pdf/ca.pem", Expected.PUBLIC),
            Map.entry("GET /trust/v1/pdf/crl", Expected.PUBLIC),
            Map.entry("GET /trust/v1/vds-nc/csca.pem", Expected.PUBLIC),
            Map.entry("GET /trust/v1/vds-nc/signers.pem", Expected.PUBLIC),
            Map.entry("GET /trust/v1/vds-nc/crl", Expected.PUBLIC),
            Map.entry("POST /verification/v1", Expected.PUBLIC));

    /// Pages are in no description; these lead to one thing each.
    private static final List<String> PAGES =
            List.of("/staff/quality/{finding}", "/staff/inquiries/{inquiry}", "/staff/operator");
    private static final List<String> LISTS = List.of(
            "/staff", "/staff/quality", "/staff/conflicts", "/staff/waiting", "/staff/inquiries", "/staff/imports");

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    private Applicant theirs;
    private Map<String, String> theirThings;
    private List<String> traces;

    @BeforeEach
    void letTheOtherHaveOneOfEverything() {
        theirs = Applicant.named("目黒　秘子", "1980-02-17");
        String ticket = theirs.number().substring(1, 11);
        String person = "M" + ticket;
        csv(
                city(OTHER),
                "targets",
                TARGETS,
                List.of(OTHER, person, ticket, theirs.number(), theirs.name(), "メグロ　ヒミコ", "19800217", "2", "0"));
        String run = csv(city(OTHER), "doses", DOSES, theirDose(ticket, "20210703", "SECRET1"))
                .path("importId");
        csv(
                TestPki.the().as("CN=matrix-contractor, OU=contractor, O=" + OTHER, secure.getPort()),
                "doses",
                DOSES,
                theirDose(ticket, "20210704", "SECRET2"));
        String inquiry = city(OTHER)
                .contentType("application/json")
                .body(Map.of(
                        "individualNumber", theirs.number(),
                        "birthDate", theirs.birthDate(),
                        "formerMunicipality", "011002"))
                .post("/municipality/v1/inquiries")
                .path("inquiryId");
        String batch = csv(
                        city(OTHER), "inquiries", "個人番号,生年月日,転出元自治体コード", List.of(theirs.number(), "19800217", "011002"))
                .path("batchId");
        long finding = number("""
                insert into quality_finding (municipality, kind, ticket_number, dose_numbers, fingerprint, state, found_at,
                                             changed_at)
                values ($1, 'LOT_SUSPECT', $2, '{1}', 'matrix', 'OPEN', now(), now()) returning id""", ticket);
        long conflict =
                number("select max(id) from dose_conflict where municipality = $1 and ticket_number = $2", ticket);
        String extraction = city(OTHER)
                .contentType("application/json")
                .body(Map.of("doseNumber", 1, "on", "2026-04-01", "ageFrom", 150))
                .post("/municipality/v1/target-extractions")
                .path("extractionId");
        theirThings = Map.of(
                "extraction",
                extraction,
                "conflict",
                Long.toString(conflict),
                "import",
                run,
                "inquiry",
                inquiry,
                "batch",
                batch,
                "finding",
                Long.toString(finding),
                "ticket",
                ticket);
        traces = List.of(
                theirs.name(),
                theirs.number(),
                ticket,
                person,
                "SECRET1",
                "SECRET2",
                "目黒秘密会場",
                "目黒医師",
                inquiry,
                batch,
                extraction,
                run);
    }

    private static List<String> theirDose(String ticket, String on, String lot) {
        return List.of(OTHER, ticket, "1", on, "PF", lot, "目黒秘密会場", "目黒医師", OTHER);
    }

    private static Response csv(RequestSpecification sender, String feed, String header, List<String> row) {
        byte[] file = (header + "\r\n" + String.join(",", row) + "\r\n").getBytes(StandardCharsets.UTF_8);
        return sender.header("Content-Type", CSV).body(file).post("/feeds/v1/" + feed);
    }

    private long number(String sql, String ticket) {
        return register.query(sql, Tuple.of(OTHER, ticket)).iterator().next().getLong(0);
    }

    @Test
    void everyOperationIsClassified() {
        assertEquals(
                new TreeSet<>(EXPECTED.keySet()),
                operations(),
                "say in EXPECTED what it shows of another municipality");
    }

    @Test
    void nothingOfAnotherMunicipalityIsVisibleButThroughAnInquiry() {
        String before = state();
        List<String> faults = new ArrayList<>();

        for (Map.Entry<String, Expected> operation : new TreeMap<>(EXPECTED).entrySet()) {
            if (operation.getValue() != Expected.INQUIRY) {
                Response answer = call(operation.getKey());
                judge(operation.getKey(), operation.getValue(), answer, faults);
            }
        }

        assertEquals(List.of(), faults);
        assertEquals(before, state(), "what the other municipality has did not change");
    }

    @Test
    void noPageShowsAnythingOfAnotherMunicipality() {
        List<String> faults = new ArrayList<>();

        for (String page : PAGES) {
            String path = page.replace("{finding}", theirThings.get("finding"))
                    .replace("{inquiry}", theirThings.get("inquiry"));
            judge(page, Expected.NOT_THERE, city(OWN).get(path), faults);
        }
        for (String page : LISTS) {
            judge(page, Expected.OWN_ONLY, city(OWN).get(page), faults);
        }

        assertEquals(List.of(), faults);
    }

    private void judge(String operation, Expected expected, Response answer, List<String> faults) {
        int status = answer.statusCode();
        boolean isRight =
                switch (expected) {
                    case OTHER_ROLE, REFUSED -> status == 403;
                    case NOT_THERE -> status == 403 || status == 404;
                    case NEEDS_A_CARD, REFUSED_ALIKE -> status >= 400 && status < 500;
                    case OWN_ONLY -> status < 300;
                    case PUBLIC, INTO_OWN_AREA, INQUIRY -> status < 500;
                };
        if (!isRight) {
            faults.add(operation + " answers " + status + ", expected " + expected);
        }
        String body = answer.asString();
        traces.stream()
                .filter(body::contains)
                .map(trace -> operation + " shows " + trace)
                .forEach(faults::add);
    }

    private Response call(String operation) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path = path(operation.substring(operation.indexOf(' ') + 1));
        RequestSpecification request = city(OWN);
        if (!method.equals("GET")) {
            request.header("Content-Type", type(path)).body(body(path).getBytes(StandardCharsets.UTF_8));
        }
        return request.request(method, path);
    }

    private String path(String template) {
        String id = template.contains("/imports/")
                ? theirThings.get("import")
                : template.contains("/target-extractions/")
                        ? theirThings.get("extraction")
                        : template.contains("/findings/")
                                ? theirThings.get("finding")
                                : template.startsWith("/feeds/v1/inquiries")
                                        ? theirThings.get("batch")
                                        : theirThings.get("inquiry");
        return template.replace("{id}", id)
                .replace("/entries/" + id, "/entries/1")
                .replace("{conflictId}", theirThings.get("conflict"))
                .replace("{doseId}", "1")
                .replace("{venue}", "venue-" + OTHER)
                .replace("{batch}", "1")
                .replace("/dispatch.csv", "/dispatch.csv?from=2021-01-01&to=2021-12-31")
                .replace("{listing}", "register")
                .replace("{municipality}", OTHER)
                .replace("{kid}", "none")
                .replace("{secret}", "INDEX")
                .replace("{version}", "2")
                .replace("{number}", "AAAAAAAAAAAA");
    }

    private static String type(String path) {
        return Set.of("targets", "doses", "residents", "register-doses", "keyings")
                        .contains(path.replace("/feeds/v1/", ""))
                ? CSV
                : path.endsWith("/certificate") ? "application/x-pem-file" : "application/json";
    }

    private String body(String path) {
        String ticket = theirThings.get("ticket");
        return switch (path) {
            case "/feeds/v1/targets" ->
                TARGETS + "\r\n"
                        + String.join(",", OTHER, "x", ticket, theirs.number(), "別　人", "ベツ　ジン", "19800217", "2", "0");
            case "/feeds/v1/residents" ->
                RESIDENTS + "\r\n"
                        + String.join(
                                ",",
                                OTHER,
                                "x",
                                theirs.number(),
                                "別　人",
                                "ベツ　ジン",
                                "19800217",
                                "2",
                                "0",
                                "変更",
                                "20220101",
                                "1");
            case "/feeds/v1/doses" ->
                DOSES + "\r\n" + String.join(",", OTHER, ticket, "1", "20210801", "PF", "EW0201", "x", "y", OWN);
            case "/municipality/v1/target-extractions" -> "{\"doseNumber\":1,\"on\":\"2026-04-01\",\"dryRun\":true}";
            case "/municipality/v1/vouchers/reissues", "/municipality/v1/vouchers/pages" ->
                "{\"ocrLine\":\"11" + OTHER + ticket + "\",\"reason\":\"LOST\"}";
            default ->
                "{\"decision\":\"BOTH_WRONG\",\"standingDoseId\":\"1\",\"way\":\"WITHDRAW\",\"reason\":\"x\",\"doseNumber\":1,\"text\":\"x\",\"format\":\"ICAO_VDS_NC\"}";
        };
    }

    private String state() {
        return String.valueOf(
                register.query("""
                        select (select count(*) || '/' || max(revision) from resident where municipality = $1),
                               (select string_agg(id || state, ',' order by id) from dose where municipality = $1),
                               (select string_agg(id || state, ',' order by id) from quality_finding where municipality = $1)""", Tuple.of(OTHER)).iterator().next().toJson());
    }

    private Set<String> operations() {
        Map<String, Map<String, Object>> paths = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        Set.of("get", "put", "post", "delete", "patch").contains(method))
                // What production does not have: the demo's doors and the tests' own.
                .filter(_ -> !path.startsWith("/demo") && !path.startsWith("/probe"))
                .forEach(method -> operations.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        assertTrue(operations.size() > 20, "the description was read");
        return operations;
    }

    private RequestSpecification city(String code) {
        return TestPki.the().as("CN=matrix-" + code + ", OU=municipality, O=" + code, secure.getPort());
    }
}
