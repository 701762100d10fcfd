package jp.akashi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.akashi.docs.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S21: the bill of materials that the build makes is whole, and everything on it is known, fixed and may be shipped.
///
/// Whether a library has a published vulnerability is asked by `.ci/audit`, which needs the network.
class SbomIT {
    private static final Path SBOM = Path.of("target", "sbom.json");
    private static final Path PROGRAM = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path LIBRARIES = Path.of("target", "quarkus-app", "lib");

    // Of several licences of a library we choose; so one that is allowed is enough.
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "EPL-2.0",
            "MIT",
            "MIT-0",
            "Public Domain");

    // Used as it is published, as a library of its own: LGPL 2.1, section 6.
    private static final Set<String> LINKED = Set.of("LGPL-2.1-or-later");

    private static List<Component> components = List.of();

    private record Component(String name, String version, String purl, Set<String> licences, String sha256) {
        static Component of(JsonNode node) {
            return new Component(
                    node.get("group").asText() + ":" + node.get("name").asText(),
                    node.get("version").asText(),
                    node.get("purl").asText(),
                    stream(node.path("licenses"))
                            .map(Component::licence)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    stream(node.path("hashes"))
                            .filter(hash -> hash.get("alg").asText().equals("SHA-256"))
                            .map(hash -> hash.get("content").asText())
                            .findFirst()
                            .orElse(""));
        }

        private static String licence(JsonNode choice) {
            JsonNode licence = choice.path("license");
            return licence.path("id")
                    .asText(licence.path("name")
                            .asText(choice.path("expression").asText()));
        }

        String classifier() {
            return purl.contains("classifier=") ? purl.replaceAll(".*classifier=([^&]+).*", "$1") : "";
        }

        private static Stream<JsonNode> stream(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(isOfThisBuild(), "an offline build makes no bill of materials");
        components = Component.stream(new ObjectMapper().readTree(SBOM.toFile()).get("components"))
                .map(Component::of)
                .sorted(Comparator.comparing(Component::purl))
                .toList();
        assertTrue(components.size() > 100, () -> components.size() + " components");
    }

    @Test
    void everyLibraryThatWeShipIsOnItByteForByte() throws IOException {
        Set<String> listed = components.stream().map(Component::sha256).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();

            assertTrue(jars.size() > 100, "nothing was looked at");
            assertEquals(
                    List.of(),
                    jars.stream().filter(jar -> !listed.contains(sha256(jar))).toList());
        }
    }

    @Test
    void everyLibraryIsOfAFixedVersionAndOfOneOnly() {
        assertEquals(
                List.of(),
                components.stream()
                        .filter(one -> one.version().contains("SNAPSHOT")
                                || one.sha256().isEmpty())
                        .toList());
        assertEquals(
                List.of(),
                components.stream()
                        .collect(Collectors.groupingBy(
                                Component::name, Collectors.mapping(Component::version, Collectors.toSet())))
                        .entrySet()
                        .stream()
                        .filter(versions -> versions.getValue().size() > 1)
                        .toList());
    }

    @Test
    void everyLibraryHasALicenceUnderWhichItMayBeShipped() {
        assertEquals(
                List.of(),
                components.stream()
                        .filter(one -> one.licences().stream()
                                .noneMatch(licence -> ALLOWED.contains(licence) || LINKED.contains(licence)))
                        .toList());
    }

    /// A library that is new, or whose bytes are others than yesterday under the same version, is seen in a review.
    @Test
    void everyLibraryIsWrittenDownWithItsDigest() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Dependencies of the production artefact

                What `target/sbom.json` (CycloneDX 1.6, made by `./mvnw package`) lists, pinned by digest. Generated and compared by
                `SbomIT`; after a deliberate change: `./mvnw package -Dmaven.test.skip=true`, then `./mvnw test -Dtest=SbomIT
                -Ddocs.update=true`. Known vulnerabilities: `.ci/audit`. Not libraries, with their licences beside them: jsQR
                (`META-INF/resources/verify`), the fonts (`src/main/resources/fonts`).

                | library | version | licence | SHA-256 |
                |---|---|---|---|
                """);
        components.forEach(one -> page.append("| %s%s | %s | %s | `%s` |%n"
                .formatted(
                        one.name(),
                        one.classifier().isEmpty() ? "" : " (" + one.classifier() + ")",
                        one.version(),
                        String.join(" or ", one.licences()),
                        one.sha256())));

        Page.verify("dependencies.md", page.toString());
    }

    private static boolean isOfThisBuild() throws IOException {
        return Files.exists(SBOM) && Files.getLastModifiedTime(SBOM).compareTo(Files.getLastModifiedTime(PROGRAM)) >= 0;
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
