package jp.akashi.nodes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import jp.akashi.platform.secrets.DemoMark;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the production artefact does not start with, seen from outside. No message repeats a secret.
class RefusedStartIT {
    private static Site site;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("refused");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aDefaultPasswordEndsTheStart() {
        assertRefused(Map.of("quarkus.datasource.password", "postgres"), "quarkus.datasource.password");
    }

    @Test
    void plainHttpEndsTheStart() {
        assertRefused(
                Map.of("quarkus.http.insecure-requests", "enabled", "quarkus.http.port", "0"),
                "quarkus.http.insecure-requests");
    }

    @Test
    void aDemoKeyEndsTheStartAndIsNotShown() throws IOException {
        Path secrets = site.directory().resolve("secrets");
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        byte[] marked = Base64.getDecoder()
                .decode(Files.readString(directory.resolve("data.1.key")).strip());
        DemoMark.put(marked);
        String key = Base64.getEncoder().encodeToString(marked);
        Files.writeString(directory.resolve("data.1.key"), key);

        String log =
                assertRefused(Map.of("akashi.secrets.directory", directory.toString()), "akashi.secrets.directory");

        assertFalse(log.contains(key), "a key in the log");
    }

    private static String assertRefused(Map<String, String> settings, String named) {
        Gateway node = site.addNode(settings);

        assertNotEquals(0, node.startInVain());

        String log = node.log();
        assertTrue(log.contains(named), log);
        assertFalse(log.contains("of-this-site-alone"), "the database's password in the log");
        return log;
    }
}
