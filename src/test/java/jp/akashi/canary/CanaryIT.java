package jp.akashi.canary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import jp.akashi.fakes.PassportLines;
import jp.akashi.fakes.RedisWire;
import jp.akashi.fakes.Register;
import jp.akashi.fakes.TestPki;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.IndividualNumber;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// The last test of the gateway: after all others, no sink holds the number of anybody they knew (S1).
///
/// Sinks: answers, PDF, metrics, log, every table, every file of PostgreSQL (WAL included), its log, Redis, temporary
/// files. At the end numbers are leaked on purpose, so that it is known to find them.
@GatewayTest
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CanaryIT {
    private static final String OTA = "131113";
    private static final String LEAKED = "52000004711" + IndividualNumber.checkDigit("52000004711");
    private static final NumberScanner PEOPLE = new NumberScanner(Applicant.FIRST_DIGITS, Applicant::isSomebodys);
    private static final NumberScanner LEAK = new NumberScanner("5200000", LEAKED::equals);
    private static final PassportLines PASSPORT =
            new PassportLines("JPN", "OTA<<HANAKO", "TK7654321", "800217", "330101");

    @Inject
    Register register;

    @Inject
    DataSource owner;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @TestHTTPResource(value = "/q/metrics", management = true)
    URI metrics;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    @ConfigProperty(name = "akashi.data")
    Path data;

    @ConfigProperty(name = "akashi.secrets.directory")
    Path secrets;

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @Test
    @Order(1)
    void noAnswerShowsTheNumber() {
        Applicant hanako = vaccinated();
        ObjectNode travelling = hanako.request(AppPhone.challenge(), OTA, "INTERNATIONAL");
        PASSPORT.lines().forEach(travelling.putObject("passport").putArray("mrz")::add);
        Applicant stranger = Applicant.named("何処　誰", "1970-01-01");

        for (Response answer : List.of(
                AppPhone.ask(hanako, OTA),
                AppPhone.send(travelling),
                AppPhone.ask(stranger, OTA),
                AppPhone.send(travelling.deepCopy().put("use", "NONE")))) {
            assertClean("an answer", answer.getHeaders() + "\n" + answer.asString());
        }
    }

    @Test
    @Order(2)
    void noDocumentShowsTheNumber() throws IOException {
        byte[] pdf = document(vaccinated());

        assertClean("the file", new String(pdf, StandardCharsets.ISO_8859_1));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertClean("the text", new PDFTextStripper().getText(document));
            assertClean(
                    "the information",
                    document.getDocumentInformation().getCOSObject().toString());
            assertClean(
                    "the metadata",
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    @Order(3)
    void noTableHoldsTheNumber() throws Exception {
        List<String> tables = tables();

        assertTrue(tables.contains("resident") && tables.contains("audit_leaf"), "nothing was looked at");
        for (String table : tables) {
            assertClean(table, content(table));
        }
    }

    @Test
    @Order(4)
    void noFileOfPostgreSqlHoldsTheNumber() throws Exception {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
        List<Path> files = files(data.resolve("postgres"));

        assertTrue(files.stream().anyMatch(file -> file.toString().contains("pg_wal")), "nothing was looked at");
        assertCleanFiles(files);
        assertCleanFiles(List.of(data.resolve("postgres.log")));
    }

    @Test
    @Order(5)
    void neitherRedisNorMetricsNorLogNorTemporaryFilesHoldTheNumber() throws Exception {
        assertClean("Redis", RedisWire.everything(URI.create(redis)));
        assertCleanFiles(files(data.resolve("redis")));
        assertClean("metrics", RestAssured.get(metrics).asString());
        assertTrue(Files.size(log) > 0, "nothing was logged");
        assertCleanFiles(List.of(log));
        assertCleanFiles(files(data.resolve("audit")));
        assertCleanFiles(temporary());
    }

    @Test
    @Order(6)
    void aNumberThatIsLeakedIsFound() throws Exception {
        Logger.getLogger(CanaryIT.class).infof("leaked on purpose: %s", LEAKED);
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table leak as select convert_to('" + LEAKED + "', 'UTF8') as hidden");
            statement.execute("checkpoint");
            String table = content("leak");
            statement.execute("drop table leak");

            assertEquals(Optional.of(NumberForm.HEX), LEAK.find(table), "in a table, as bytes");
        }
        assertEquals(Optional.of(NumberForm.DIGITS), LEAK.find(log), "in the log");
        boolean inWal = false;
        for (Path file : files(data.resolve("postgres/pg_wal"))) {
            inWal |= LEAK.find(file).isPresent();
        }
        assertTrue(inWal, "in the WAL");
        assertFalse(LEAK.find(RestAssured.get(metrics).asString()).isPresent());
    }

    private Applicant vaccinated() {
        Applicant who = Applicant.named("大田　花子", "1980-02-17");
        register.resident(who, OTA);
        register.dose(
                who, OTA, new Dose(1, LocalDate.of(2021, 7, 1), VaccineProduct.PF, new LotNumber("FC3401")), "ACTIVE");
        return who;
    }

    private byte[] document(Applicant who) {
        String challenge = centre("").post("/centre/v1/challenges").path("challenge");
        ObjectNode body = who.request(challenge, OTA, "DOMESTIC");
        body.put("centreRequestId", UUID.randomUUID().toString()).put("copies", 1);
        body.putObject("terminal").put("store", "store-canary").put("id", "terminal-canary");
        Response shown = centre(body.toString()).post("/centre/v1/applications");
        assertClean("what the kiosk shows", shown.asString());
        String id = shown.path("applicationId");
        assertEquals(
                200,
                centre("").post("/centre/v1/applications/" + id + "/payment").statusCode());
        return centre("")
                .header("Idempotency-Key", "canary")
                .post("/centre/v1/applications/" + id + "/document")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private RequestSpecification centre(String body) {
        RequestSpecification centre = TestPki.the().as("CN=centre, OU=centre", secure.getPort());
        return body.isEmpty() ? centre : centre.contentType("application/json").body(body);
    }

    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        register.query(
                        "select table_name::text from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE'",
                        Tuple.tuple())
                .forEach(row -> tables.add(row.getString(0)));
        return tables;
    }

    private String content(String table) throws Exception {
        StringBuilder content = new StringBuilder(table);
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
                content.append('\n').append(rows.getString(1));
            }
        }
        return new String(content.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return List.of(); // nothing was written there yet
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    // The directory belongs to everybody on the machine: what this process or its libraries made since it began.
    private static List<Path> temporary() throws IOException {
        long begin = ManagementFactory.getRuntimeMXBean().getStartTime();
        List<Path> made = new ArrayList<>();
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            for (Path entry : entries.filter(CanaryIT::isOurs).toList()) {
                for (Path file : files(entry)) {
                    if (Files.exists(file) && Files.getLastModifiedTime(file).toMillis() >= begin) {
                        made.add(file);
                    }
                }
            }
        }
        return made;
    }

    private static boolean isOurs(Path entry) {
        return entry.getFileName().toString().matches("(?i).*(akashi|quarkus|vertx|pdfbox|openhtml|upload|font).*");
    }

    private void assertCleanFiles(List<Path> files) throws IOException {
        for (Path file : files) {
            if (Files.exists(file)) {
                assertEquals(Optional.empty(), PEOPLE.find(file), () -> "a number in " + file);
            }
        }
    }

    private void assertClean(String sink, String content) {
        assertEquals(Optional.empty(), PEOPLE.find(content), () -> "a number in " + sink);
        for (String key : keys()) {
            assertFalse(content.contains(key), () -> "a secret key in " + sink);
        }
    }

    private List<String> keys() {
        try (Stream<Path> files = Files.list(secrets)) {
            List<String> keys = new ArrayList<>();
            for (Path file : files.toList()) {
                keys.add(Files.readString(file).strip());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
