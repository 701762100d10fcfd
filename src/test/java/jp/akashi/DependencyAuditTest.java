package jp.akashi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `.ci/audit` makes of what a vulnerability database says; "could not ask" is never "nothing".
class DependencyAuditTest {
    private static final String NOTHING = "{\"results\":[{},{}]}";
    private static final String ONE = "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-test\"}]}]}";

    @TempDir
    Path directory;

    private HttpServer database;
    private String asked = "";
    private String answer = NOTHING;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(directory.resolve("sbom.json"), """
                {"components":[{"purl":"pkg:maven/a/b@1?type=jar"},{"purl":"pkg:maven/c/d@2?type=jar"}]}""");
        Files.writeString(directory.resolve("accepted"), "# none\n");
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/v1/querybatch", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        database.start();
    }

    @AfterEach
    void close() {
        database.stop(0);
    }

    @Test
    void everyLibraryIsAskedAboutByItsVersion() throws Exception {
        assertEquals(0, audit());
        assertTrue(asked.contains("pkg:maven/a/b@1\"") && asked.contains("pkg:maven/c/d@2\""), asked);
    }

    @Test
    void aFindingFailsUntilSomebodyHasJudgedIt() throws Exception {
        answer = ONE;
        assertEquals(1, audit());

        Files.writeString(directory.resolve("accepted"), "GHSA-test we never call it\n");
        assertEquals(0, audit());
    }

    @Test
    void whatCannotBeAskedIsNotNothing() throws Exception {
        answer = "{\"results\":[{}]}";
        assertEquals(2, audit());

        database.stop(0);
        assertEquals(2, audit());
    }

    private int audit() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Path.of(".ci", "Audit.java").toString(),
                directory.resolve("sbom.json").toString(),
                directory.resolve("accepted").toString()));
        command.environment()
                .put(
                        "AKASHI_OSV_URL",
                        "http://127.0.0.1:" + database.getAddress().getPort());
        return command.redirectErrorStream(true)
                .redirectOutput(directory.resolve("told").toFile())
                .start()
                .waitFor();
    }
}
