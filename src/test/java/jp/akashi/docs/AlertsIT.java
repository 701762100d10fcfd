package jp.akashi.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.AppPhone;
import jp.akashi.fakes.Applicant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What alerts and the dashboard ask for is what the gateway tells.
@GatewayTest
class AlertsIT {
    private static final Pattern METRIC = Pattern.compile("akashi_[a-z_]+");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @ParameterizedTest
    @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
    void everyMetricThatIsAskedForIsTold(String file) throws IOException {
        AppPhone.ask(Applicant.named("大田　花子", "1980-02-17"), "131113").then().statusCode(404);

        String told = told();
        Set<String> asked = METRIC.matcher(Files.readString(Path.of("docs", "operations", file)))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertTrue(asked.size() > 5);
        assertEquals(
                Set.of(),
                asked.stream()
                        .filter(metric -> told.lines().noneMatch(line -> line.matches(metric + "[{ ].*")))
                        .collect(Collectors.toSet()));
    }

    @Test
    void labelsAreFew() {
        long series = told().lines().filter(line -> line.startsWith("akashi_")).count();

        assertTrue(series < 500, () -> series + " series: a label with many values?");
    }

    private String told() {
        return RestAssured.given().get(metrics).then().statusCode(200).extract().asString();
    }
}
