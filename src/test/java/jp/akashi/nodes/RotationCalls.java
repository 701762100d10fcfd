package jp.akashi.nodes;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.TestPki;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.IndividualNumber;

/// How the site whose keys rotate is called, and what lies in its database then.
class RotationCalls {
    private static final String HEADER = "自治体コード,宛名番号,個人番号,氏名,カナ氏名,生年月日,性別,支援措置,異動事由,異動年月日,異動連番\r\n";
    static final String MEGURO = "131105";
    static final Applicant ASKED = Applicant.named("渡辺　健二", "1976-02-17");

    static Site site;
    static Gateway one;
    static Gateway two;
    static Path secrets;

    static void refusedWithout(String file) throws IOException {
        Path fewer = Files.createDirectories(site.directory().resolve("fewer"));
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path from : files.toList()) {
                if (!from.getFileName().toString().equals(file)) {
                    Files.copy(from, fewer.resolve(from.getFileName()));
                }
            }
        }
        Gateway node = site.addNode(Map.of("akashi.secrets.directory", fewer.toString()));
        assertNotEquals(0, node.startInVain());
        assertTrue(node.log().contains(file), node.log());
    }

    static void put(Secret secret) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Files.writeString(
                secrets.resolve(SecretKeys.fileName(secret, 2)),
                Base64.getEncoder().encodeToString(key));
    }

    static void restart(Gateway node) {
        node.stop();
        node.start();
    }

    static ValidatableResponse activate(String operator, String secret) {
        return TestPki.the()
                .as("CN=" + operator + ", OU=operator", one.port())
                .post("/operator/v1/secret-keys/" + secret + "/2/activation")
                .then();
    }

    static String standing(String secret, int version) {
        return TestPki.the()
                .as("CN=operator-1, OU=operator", one.port())
                .get("/operator/v1/secret-keys")
                .path("find { it.secret == '" + secret + "' && it.version == " + version + " }.standing");
    }

    static ObjectNode body(Applicant who) {
        String challenge = client(one).post("/app/v1/challenges").path("challenge");
        return Applicant.body(site.card(who).prove(Applicant.bytes(challenge)), challenge, People.OTA, "DOMESTIC");
    }

    static Response send(Gateway node, ObjectNode body) {
        return client(node)
                .contentType("application/json")
                .header("Idempotency-Key", body.path("challenge").asText())
                .body(body.toString())
                .post("/app/v1/certificates");
    }

    static Response ask() {
        return client(two)
                .contentType("application/json")
                .header("Idempotency-Key", "asked-once")
                .body(Map.of(
                        "individualNumber", ASKED.number(),
                        "birthDate", ASKED.birthDate(),
                        "formerMunicipality", MEGURO))
                .post("/municipality/v1/inquiries");
    }

    static ValidatableResponse residents(Applicant who) {
        String row = String.join(
                ",",
                People.OTA,
                who.number().substring(3, 11),
                who.number(),
                who.name(),
                "カナ",
                who.birthDate().replace("-", ""),
                "1",
                "0",
                "初期",
                "20260401",
                "1\r\n");
        return client(two)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .body((HEADER + row).getBytes(StandardCharsets.UTF_8))
                .post("/feeds/v1/residents")
                .then()
                .statusCode(200);
    }

    static void counts(ValidatableResponse answer, int accepted, int unchanged) {
        answer.body("accepted", equalTo(accepted)).body("unchanged", equalTo(unchanged));
    }

    static RequestSpecification client(Gateway node) {
        return TestPki.the().as("CN=clerk, OU=municipality, O=131113", node.port());
    }

    // Which index key the person's row lies under, by what the number sealed beside it is bound to.
    static long versionOf(Applicant who) {
        String id = who.number().substring(3, 11);
        String row = "select encode(person_key, 'hex') from resident where municipal_person_id = '" + id
                + "' union select encode(person_key, 'hex') from register_entry where municipal_person_id = '" + id
                + "'";
        SecretKeys held = new SecretKeys(secrets);
        for (int version : held.held(Secret.INDEX)) {
            held.use(Secret.INDEX, version);
            String tag = new PersonKeys(held)
                    .of(new IndividualNumber(who.number()))
                    .tag()
                    .toHex();
            if (tag.equals(text(row))) {
                return version;
            }
        }
        return 0;
    }

    static void hold(Connection connection, String rows) throws SQLException {
        connection.setAutoCommit(false);
        connection.createStatement().executeQuery(rows);
    }

    static long number(String query) {
        return Long.parseLong(text(query));
    }

    static List<Long> numbers(String query) {
        return Stream.of(text("select string_agg(v::text, ',') from (" + query + ") q (v)")
                        .split(","))
                .map(Long::valueOf)
                .toList();
    }

    static String text(String query) {
        try (var connection = site.stores().postgres().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
