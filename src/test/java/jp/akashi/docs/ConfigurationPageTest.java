package jp.akashi.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z.-]+)\"\\)");
    private static final Pattern ABOUT = Pattern.compile("/// (.+)\n@ConfigMapping");
    private static final Pattern SETTING = Pattern.compile(
            "((?: *///.*\n)+)(?: *@WithDefault\\(\"([^\"]*)\"\\)\n)? *([A-Z][\\w<>, ]*|int|double|boolean|long) (\\w+)\\(\\);");

    @Test
    void thePageListsEverySettingWithItsDefault() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Configuration

                Generated from the `*Config` interfaces. Each setting is also an environment variable in Quarkus' usual
                spelling: `akashi.issuer.url` is `AKASHI_ISSUER_URL`. PostgreSQL, Redis, ports and TLS are Quarkus' own
                settings (`quarkus.datasource.…`, `quarkus.redis.hosts`, `quarkus.http.…`).
                """);
        for (Path file : mappings()) {
            append(page, Files.readString(file));
        }
        Page.verify("configuration.md", page.toString());
    }

    private static void append(StringBuilder page, String source) {
        Matcher mapping = MAPPING.matcher(source);
        Matcher about = ABOUT.matcher(source);
        if (!mapping.find() || !about.find()) {
            throw new IllegalStateException("a configuration that does not say what it is for");
        }
        page.append("\n## `")
                .append(mapping.group(1))
                .append("`\n\n")
                .append(about.group(1))
                .append("\n\n");
        page.append("| setting | default | what |\n|---|---|---|\n");
        int nested = source.indexOf("\n    interface ");
        String own = nested < 0 ? source : source.substring(0, source.lastIndexOf("///", nested));
        rows(page, mapping.group(1), own, source);
    }

    private static void rows(StringBuilder page, String prefix, String part, String source) {
        Matcher setting = SETTING.matcher(part);
        while (setting.find()) {
            String name = prefix + "." + kebab(setting.group(4));
            String type = setting.group(3).replaceAll("Optional<(\\w+)>", "$1");
            int group = source.indexOf("    interface " + type + " {");
            if (group >= 0) {
                rows(page, name, source.substring(group, source.indexOf("\n    }", group)), "");
            } else {
                page.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(value(setting))
                        .append(" | ");
                page.append(text(setting.group(1))).append(" |\n");
            }
        }
    }

    private static String value(Matcher setting) {
        if (setting.group(2) != null) {
            return "`" + setting.group(2) + "`";
        }
        String type = setting.group(3);
        return type.startsWith("Optional") || type.startsWith("Map") ? "not set" : "required";
    }

    private static String text(String comment) {
        return comment.replaceAll(" *///", " ").replaceAll("\\s+", " ").strip();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static List<Path> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> mappings = files.filter(file -> file.toString().endsWith("Config.java"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
            assertFalse(mappings.isEmpty());
            return mappings;
        }
    }
}
