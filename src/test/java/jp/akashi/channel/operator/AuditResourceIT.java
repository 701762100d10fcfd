package jp.akashi.channel.operator;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.operations.audit.AuditTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class AuditResourceIT {
    private static final String TAG = "00112233445566778899aabbccddeeff";

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @Inject
    Register register;

    @Inject
    AuditTree tree;

    @Test
    void onlyOperatorsReadTheAudit() {
        given().get("/operator/v1/audit/011002/entries").then().statusCode(401);
        TestPki.the()
                .as("CN=city, OU=municipality, O=011002", secure.getPort())
                .get("/operator/v1/audit/011002/entries")
                .then()
                .statusCode(403);
        get("/operator/v1/audit/999999/entries").statusCode(404);
    }

    @Test
    void anAuditorFindsASubjectsEntriesPageByPageAndTheSearchIsAnEntryItself() {
        String city = "022012";
        for (int i = 0; i < 5; i++) {
            write(city, TAG, "paged-" + i);
        }
        write(city, TAG.replace('0', '1'), "of-another");
        growTo(city, 6);
        String search = "/operator/v1/audit/" + city + "/entries?subject=" + TAG + "&purpose=VACC_CERT_APP&limit=2";

        JsonPath first = get(search)
                .body("entries.requestId", contains("paged-4", "paged-3"))
                .extract()
                .jsonPath();
        JsonPath second = get(search + "&before=" + first.getLong("next"))
                .body("entries.requestId", contains("paged-2", "paged-1"))
                .extract()
                .jsonPath();
        get(search + "&before=" + second.getLong("next"))
                .body("entries.requestId", contains("paged-0"))
                .body("next", nullValue());

        growTo(city, 9);
        get("/operator/v1/audit/" + city + "/entries?purpose=AUDIT_REVIEW")
                .body("entries", hasSize(3))
                .body("entries[0].caller", equalTo("auditor"))
                .body("entries[0].outcome", equalTo("SEARCHED"))
                .body("entries[0].subjectTag", equalTo(TAG));
    }

    @Test
    void aTimeBeforeEverythingFindsNothing() {
        get("/operator/v1/audit/022012/entries?until=2020-01-01T00:00:00Z").body("entries", empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "purpose=CURIOSITY",
                "subject=1",
                "certificate=1",
                "before=-1",
                "limit=0",
                "limit=501",
                "limit=x"
            })
    void whatCannotBeReadIs400(String query) {
        get("/operator/v1/audit/011002/entries?" + query).statusCode(400);
    }

    @Test
    void anEntryIsProvedAndTheWholeVerified() {
        String city = "032018";
        write(city, TAG, "proved");
        growTo(city, 1);
        long id = register.count("select id from audit_entry where request_id = 'proved'");

        get("/operator/v1/audit/" + city + "/entries/" + id + "/proof?size=1")
                .body("leafIndex", equalTo(0))
                .body("treeSize", equalTo(1))
                .body("hashes", empty());
        get("/operator/v1/audit/" + city + "/entries/" + id + "/proof?size=99").statusCode(404);
        get("/operator/v1/audit/" + city + "/entries/0/proof").statusCode(404);
        get("/operator/v1/audit/" + city + "/consistency?from=1&to=1").body("hashes", empty());
        get("/operator/v1/audit/" + city + "/consistency?from=0&to=1").statusCode(404);
        get("/operator/v1/audit/" + city + "/consistency").statusCode(400);
        get("/operator/v1/audit/" + city + "/verification")
                .body("sound", equalTo(true))
                .body("findings", empty());
        assertEquals(
                1,
                register.count("select count(*) from audit_entry where municipality = '" + city
                        + "' and outcome = 'SOUND' and caller = 'auditor'"));
    }

    private void write(String city, String tag, String request) {
        register.query("""
                insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id)
                values (now(), 'VACC_CERT_APP', 'APP', $1, decode($2, 'hex'), 'ISSUED', $3)""", Tuple.of(city, tag, request));
    }

    private void growTo(String city, long leaves) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        do {
            tree.grow().await().indefinitely();
            assertEquals(true, System.nanoTime() < deadline, "the tree did not grow");
        } while (register.count("select count(*) from audit_leaf where municipality = '" + city + "'") < leaves);
    }

    private ValidatableResponse get(String path) {
        RequestSpecification auditor = TestPki.the().as("CN=auditor, OU=operator", secure.getPort());
        return auditor.get(path).then();
    }
}
