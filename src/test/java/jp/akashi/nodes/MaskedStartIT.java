package jp.akashi.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.akashi.fakes.TestPki;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S16: no secret of an installation is printed, whether it starts or not, at the wordiest level of its log.
class MaskedStartIT {
    private static final String REDIS_PASSWORD = "known-password-of-redis";
    private static final Map<String, String> WORDY =
            Map.of("quarkus.log.level", "DEBUG", "quarkus.log.console.level", "DEBUG");

    private static Site site;

    @TempDir
    Path directory;

    @BeforeAll
    static void open() throws IOException {
        site = Site.open("masked");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void whatStartsPrintsNoSecret() throws IOException {
        Map<String, String> settings = new HashMap<>(WORDY);
        settings.put("quarkus.redis.hosts", withPassword());
        Gateway node = site.startNode(settings);
        String told = answers(node) + log();
        node.stop();

        assertTrue(told.contains("Listening on"), "nothing was looked at");
        assertEquals(List.of(), found(told));
    }

    @Test
    void aKeyThatCannotBeReadIsNamedByItsPlaceAlone() throws IOException {
        String spoiled = "known secret with a blank that is no base64";
        copySecrets();
        Files.writeString(directory.resolve("data.1.key"), spoiled);

        String told = refused(Map.of("akashi.secrets.directory", directory.toString()));

        assertTrue(told.contains("data.1.key"), told);
        assertTrue(!told.contains(spoiled) && !told.contains("known secret"), "the key in the log");
    }

    @Test
    void aSettingOfTheWrongKindIsNamedAndTheOthersAreNotTold() throws IOException {
        String told = refused(Map.of("akashi.storage.deadline", "soon"));

        assertTrue(told.contains("akashi.storage.deadline"), told);
        assertEquals(List.of(), found(told));
    }

    private String withPassword() {
        return site.stores().redis().url().toString().replace("redis://", "redis://:" + REDIS_PASSWORD + "@");
    }

    private String refused(Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(WORDY);
        all.putAll(settings);
        assertNotEquals(0, site.addNode(all).startInVain());
        return log();
    }

    private static String answers(Gateway node) {
        StringBuilder told = new StringBuilder();
        for (String path : List.of("/q/metrics", "/q/health", "/q/info", "/q/dev", "/q/arc")) {
            told.append(RestAssured.get(node.management().resolve(path)).asString());
        }
        for (String path : List.of("/q/openapi", "/q/swagger-ui/", "/q/arc", "/q/dev-ui", "/nowhere")) {
            told.append(TestPki.the().asNobody(node.port()).get(path).asString());
        }
        return told.toString();
    }

    // All logs of the site, of nodes of other tests too.
    private static String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(site.directory(), 2)) {
            for (Path file : files.filter(name -> name.endsWith("log")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static List<String> found(String told) throws IOException {
        List<String> found = new ArrayList<>();
        secrets().forEach((name, secret) -> {
            if (told.contains(secret)) {
                found.add(name);
            }
        });
        return found;
    }

    private static Map<String, String> secrets() throws IOException {
        Map<String, String> secrets = new HashMap<>();
        secrets.put("Redis' password", REDIS_PASSWORD);
        secrets.put("the password of PostgreSQL", "of-this-site-alone");
        for (Path file : files("secrets")) {
            String key = Files.readString(file).strip();
            secrets.put(file.getFileName() + " in base64", key);
            secrets.put(
                    file.getFileName() + " in hex",
                    HexFormat.of().formatHex(Base64.getDecoder().decode(key)));
        }
        for (Path file : files("keys")) {
            if (Files.readString(file).contains("PRIVATE KEY")) {
                secrets.put(
                        file.getFileName().toString(), Files.readAllLines(file).get(1));
            }
        }
        secrets.put(
                "the key of the server",
                Files.readAllLines(site.directory().resolve("pki/server-key.pem"))
                        .get(1));
        return secrets;
    }

    private static List<Path> files(String of) throws IOException {
        Path folder = site.directory().resolve(of);
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void copySecrets() throws IOException {
        for (Path file : files("secrets")) {
            Files.copy(file, directory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
