package jp.akashi.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever is woken by an alert has a page to read, and no page waits for an alert that does not exist.
class AlertsTest {
    private static final Path RULES = Path.of("docs", "operations", "alerts.yaml");
    private static final Pattern PAGE = Pattern.compile("runbook_url: (docs/runbook/[a-z-]+\\.md)");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final String WITHOUT = "**Alert.** None: ";

    @Test
    void everyAlertNamesAPageThatExists() throws IOException {
        String rules = Files.readString(RULES);
        List<String> pages =
                PAGE.matcher(rules).results().map(found -> found.group(1)).toList();

        assertEquals(ALERT.matcher(rules).results().count(), pages.size(), "each alert has one page");
        assertEquals(
                List.of(),
                pages.stream().filter(page -> Files.notExists(Path.of(page))).toList());
    }

    @Test
    void everyPageIsReachedByAnAlertOrSaysWhyNot() throws IOException {
        Set<String> reached = PAGE.matcher(Files.readString(RULES))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> pages = Files.list(Path.of("docs", "runbook"))) {
            for (Path page : pages.toList()) {
                assertTrue(
                        reached.contains(page.toString())
                                != Files.readString(page).contains(WITHOUT),
                        page + ": an alert in " + RULES + ", or a line that begins with " + WITHOUT);
            }
        }
    }

    @Test
    void everyAlertsPageSaysBySignWhatItIsAbout() throws IOException {
        for (String page : PAGE.matcher(Files.readString(RULES))
                .results()
                .map(found -> found.group(1))
                .toList()) {
            String text = Files.readString(Path.of(page));
            assertTrue(text.contains("**Sign.**"), page);
        }
    }
}
