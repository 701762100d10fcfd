package jp.akashi.channel.trust;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.akashi.GatewayTest;
import jp.akashi.certificate.trust.KeySet;
import jp.akashi.certificate.trust.RevocationList;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.fakes.Register;
import jp.akashi.issuance.signing.authority.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class TrustRoutesIT {
    private static final String KEYS = "/issuer/.well-known/jwks.json";

    @Inject
    Register register;

    @BeforeEach
    void published() {
        until(() -> given().get(KEYS), answer -> answer.statusCode() == 200);
        until(() -> given().get("/trust/v1/vds-nc/crl"), answer -> answer.statusCode() == 200);
    }

    @Test
    void theKeySetIsOpenToEveryPageAndSaysHowLongItIsFresh() {
        given().header("Origin", "https://verifier.example")
                .get(KEYS)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=60")
                .body("keys.x5c", everyItem(hasSize(3)))
                .body("keys.crlVersion", everyItem(greaterThanOrEqualTo(1)));
        assertTrue(!keySet().keys().isEmpty());
    }

    @Test
    void anUnchangedDocumentIsNotSentAgain() {
        String tag = given().get(KEYS).header("ETag");

        given().header("If-None-Match", tag).get(KEYS).then().statusCode(304);
        given().header("If-None-Match", "\"other\"").get(KEYS).then().statusCode(200);
    }

    @Test
    void everyKeyHasARevocationListWithItsCounter() {
        for (var key : keySet().keys()) {
            RevocationList list =
                    RevocationList.parse(given().get(crl(key.kid())).asString());
            assertEquals(key.kid(), list.kid());
            assertEquals(key.crlVersion().orElseThrow(), list.counter());
        }
    }

    @Test
    void whatIsNotPublishedIs404AsAProblem() {
        given().get(crl("no-such-key")).then().statusCode(404).body("code", equalTo("E-NOT-FOUND"));
        given().get("/issuer/.well-known/crl/x").then().statusCode(404);
    }

    @Test
    void aRevokedCardIsListedWithinFiveSecondsAndTheCounterGrowsWithIt() {
        String kid = keySet().keys().getFirst().kid();
        int before = RevocationList.parse(given().get(crl(kid)).asString()).counter();
        Rid rid = new Rid("rid" + System.nanoTime() % 1_000_000);

        revoke(kid, rid.written());

        RevocationList after = RevocationList.parse(
                until(() -> given().get(crl(kid)), answer -> RevocationList.parse(answer.asString()).entries().stream()
                                .anyMatch(entry -> entry.rid().equals(rid)))
                        .asString());
        assertTrue(after.counter() > before, "what was revoked before this test may be listed with it");
        assertEquals(after.counter(), after.entries().size() + 1);
        assertTrue(keySet().find(kid).orElseThrow().crlVersion().orElseThrow() >= after.counter());
    }

    @Test
    void theVdsNcSignersStandBelowThePublishedAuthority() throws Exception {
        var authority =
                Pem.chain(given().get("/trust/v1/vds-nc/csca.pem").asString()).getFirst();
        var signers = Pem.chain(given().get("/trust/v1/vds-nc/signers.pem").asString());

        for (var signer : signers) {
            signer.verify(authority.getPublicKey());
        }
        assertTrue(!signers.isEmpty());
        given().get("/trust/v1/vds-nc/crl").then().contentType("application/pkix-crl");
    }

    @Test
    void theAuthorityOfTheDocumentSealIsARoot() throws Exception {
        X509Certificate root =
                Pem.chain(given().get("/trust/v1/pdf/ca.pem").asString()).getLast();

        root.verify(root.getPublicKey());
        assertEquals(0, root.getBasicConstraints(), "RFC 5280, section 4.2.1.9");
    }

    @Test
    void theAuthorityOfTheDocumentSealSaysWhichSignersItTookBack() throws Exception {
        var root = Pem.chain(given().get("/trust/v1/pdf/ca.pem").asString()).getLast();
        Response answer = given().get("/trust/v1/pdf/crl");
        answer.then().statusCode(200).contentType("application/pkix-crl");
        X509CRL list = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(answer.asInputStream());

        list.verify(root.getPublicKey());
        assertTrue(list.getNextUpdate().toInstant().isAfter(Instant.now()));
    }

    @Test
    void theDescriptionOfTheApiNamesThem() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body("paths", hasKey(KEYS))
                .body("paths", hasKey("/trust/v1/vds-nc/crl"))
                .body("paths", hasKey("/trust/v1/pdf/ca.pem"))
                .body("paths", hasKey("/trust/v1/pdf/crl"))
                .body("paths", hasKey("/operator/v1/keys"));
    }

    private static KeySet keySet() {
        return KeySet.parse(given().get(KEYS).asString());
    }

    private static String crl(String kid) {
        return "/issuer/.well-known/crl/" + kid + ".json";
    }

    private void revoke(String kid, String rid) {
        for (String sql : List.of(
                """
                insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name,
                                      kana, birth_date, sex, protected, changed_at)
                select '131113', 'key', '', 'revoked', '9999999999', 'x', 'x', '2000-01-01', 9, false, now()
                 where not exists (select from resident where municipal_person_id = 'revoked')""",
                """
                insert into certificate (number, municipality, resident_id, revision, use, channel, request_id, issued_at,
                                         dose_ids, shc_kid, shc_rid, content_sealed)
                select 'REVOKED00001', '131113', id, 1, 'DOMESTIC', 'APP', 'r', now(), '{}', 'k', 'r', ''
                  from resident where municipal_person_id = 'revoked' on conflict do nothing""",
                "insert into revocation (kid, rid, number, reason, operator, recorded_at) values ('" + kid + "', '"
                        + rid + "', 'REVOKED00001', 'test', 'operator-1', now())")) {
            register.query(sql, Tuple.tuple());
        }
    }

    private static Response until(java.util.function.Supplier<Response> ask, Predicate<Response> good) {
        Instant end = Instant.now().plusSeconds(5);
        return Stream.generate(ask)
                .filter(answer -> good.test(answer) || Instant.now().isAfter(end))
                .filter(answer -> {
                    assertTrue(good.test(answer), () -> "not within 5 seconds: " + answer.asString());
                    return true;
                })
                .findFirst()
                .orElseThrow();
    }
}
