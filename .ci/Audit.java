import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks OSV about every library of a CycloneDX bill of materials: `java Audit.java <sbom.json> <accepted>`.
///
/// Ends with 0 when nothing is known against any, 1 when something is that is not accepted, 2 when it could not ask.
/// Source: OSV API, POST /v1/querybatch.
final class Audit {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI OSV =
            URI.create(System.getenv().getOrDefault("AKASHI_OSV_URL", "https://api.osv.dev") + "/v1/querybatch");

    private Audit() {}

    public static void main(String... arguments) throws IOException {
        List<String> libraries = new ArrayList<>();
        JSON.readTree(Path.of(arguments[0]).toFile())
                .get("components")
                .forEach(component -> libraries.add(
                        component.get("purl").asText().replaceAll("\\?.*", "")));
        System.exit(report(libraries, accepted(Path.of(arguments[1]))));
    }

    // Lines of `<id> <reason>`.
    private static Set<String> accepted(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    private static int report(List<String> libraries, Set<String> accepted) {
        JsonNode results;
        try {
            results = ask(libraries);
        } catch (IOException | InterruptedException e) {
            System.out.println("NOT AUDITED: " + OSV + " could not be asked (" + e + "). Nothing is known about "
                    + libraries.size() + " libraries.");
            return 2;
        }
        int open = 0;
        for (int i = 0; i < libraries.size(); i++) {
            for (JsonNode found : results.get(i).path("vulns")) {
                String id = found.get("id").asText();
                boolean isAccepted = accepted.contains(id);
                open += isAccepted ? 0 : 1;
                System.out.println((isAccepted ? "accepted  " : "OPEN      ") + libraries.get(i) + " " + id);
            }
        }
        System.out.println(libraries.size() + " libraries asked about, " + open + " open findings");
        return open == 0 ? 0 : 1;
    }

    private static JsonNode ask(List<String> libraries) throws IOException, InterruptedException {
        ObjectNode question = JSON.createObjectNode();
        ArrayNode queries = question.putArray("queries");
        libraries.forEach(purl -> queries.addObject().putObject("package").put("purl", purl));
        HttpRequest request = HttpRequest.newBuilder(OSV)
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode results = JSON.readTree(answer.body()).path("results");
            if (answer.statusCode() != 200 || results.size() != libraries.size()) {
                throw new IOException("answered " + answer.statusCode() + " with " + results.size() + " results");
            }
            return results;
        }
    }
}
