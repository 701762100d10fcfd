package jp.akashi.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// S23: no threat without a test that exists, or a reason why there is none.
class ThreatModelTest {
    private static final Path PAGE = Path.of("docs", "threat-model.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("src/browser/java"));
    private static final Pattern ROW =
            Pattern.compile("^\\| ([A-Z]+-[A-Z]?\\d+) \\|(.*)\\| (.*?) \\|$", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:\\.(\\w+))?`");
    private static final Pattern REASON = Pattern.compile("(accepted|open): \\S.{20,}");
    private static final Set<String> INCIDENTS = Set.of(
            "Yokohama",
            "Kawasaki",
            "Takamatsu",
            "Munakata",
            "Saitama",
            "retry printed normally",
            "a chat service",
            "0 doses",
            "VRS 2021",
            "North Macedonia",
            "New Zealand",
            "issuing keys in the EU");

    private static Map<String, Path> tests = Map.of();
    private static List<Threat> threats = List.of();

    private record Threat(String id, String said, String test) {
        String flow() {
            return id.replaceAll("-.*", "");
        }

        String kind() {
            return id.replaceAll(".*-|\\d", "");
        }

        boolean isReasoned() {
            return REASON.matcher(test).matches();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        threats = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> new Threat(row.group(1), row.group(2), row.group(3)))
                .toList();
        tests = TESTS.stream()
                .flatMap(ThreatModelTest::sources)
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""), Function.identity(), (a, b) -> a));
        assertTrue(threats.size() > 80, () -> threats.size() + " threats");
    }

    @Test
    void everyThreatNamesATestOrAReasonAndNotBoth() {
        assertEquals(
                List.of(),
                threats.stream()
                        .filter(threat -> NAMED.matcher(threat.test()).find() == threat.isReasoned())
                        .map(Threat::id)
                        .toList());
    }

    @Test
    void everyTestThatIsNamedExists() {
        List<String> missing = new ArrayList<>();
        for (Threat threat : threats) {
            if (!threat.isReasoned()) {
                Matcher named = NAMED.matcher(threat.test());
                while (named.find()) {
                    if (!exists(named.group(1), named.group(2))) {
                        missing.add(threat.id() + ": " + named.group());
                    }
                }
            }
        }

        assertEquals(List.of(), missing);
    }

    @Test
    void everyFlowIsLookedAtForEachKindOfThreat() {
        Map<String, Set<String>> kinds = threats.stream()
                .filter(threat -> !threat.flow().equals("INC"))
                .collect(Collectors.groupingBy(
                        Threat::flow, Collectors.mapping(Threat::kind, Collectors.toCollection(TreeSet::new))));
        Set<String> linddun = kinds.remove("PRIV");

        assertEquals(Set.of("L", "I", "N", "D", "U", "C"), linddun);
        assertEquals(13, kinds.size(), kinds::toString);
        kinds.forEach((flow, found) -> assertEquals(Set.of("S", "T", "R", "I", "D", "E"), found, flow));
    }

    @Test
    void idsAreUniqueAndNoIncidentIsForgotten() {
        assertEquals(threats.size(), threats.stream().map(Threat::id).distinct().count());
        String told = threats.stream()
                .filter(threat -> threat.flow().equals("INC"))
                .map(Threat::said)
                .collect(Collectors.joining());
        assertEquals(
                List.of(),
                INCIDENTS.stream().filter(incident -> !told.contains(incident)).toList());
    }

    private static boolean exists(String test, String method) {
        Path file = tests.get(test);
        try {
            return file != null
                    && (method == null
                            || Pattern.compile("void " + method + "\\(")
                                    .matcher(Files.readString(file))
                                    .find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
