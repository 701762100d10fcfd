package jp.akashi.load.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import jp.akashi.load.gateway.Gateway;

/// What the gateway says of itself at one moment.
record Metrics(Map<String, Double> values) {
    static Metrics of(Gateway gateway) {
        URI at = URI.create("http://localhost:" + gateway.ports().management() + "/q/metrics");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String text = client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString()).body();
            return new Metrics(text.lines()
                    .filter(line -> line.startsWith("akashi_load_"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.lastIndexOf(' ')),
                            line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Turned away, late, and how long its event loops kept a task waiting, since an earlier moment.
    String since(Metrics earlier) {
        double tasks = value("akashi_load_lag_seconds_count") - earlier.value("akashi_load_lag_seconds_count");
        double waited = value("akashi_load_lag_seconds_sum") - earlier.value("akashi_load_lag_seconds_sum");
        return ("the gateway says: turned away %.0f, late %.0f, a task waits %.1f ms on average and %.0f ms at most;"
                        + " it lets in %.0f now")
                .formatted(
                        value("akashi_load_turned_away_total{work=\"new\"}")
                                - earlier.value("akashi_load_turned_away_total{work=\"new\"}"),
                        value("akashi_load_late_total") - earlier.value("akashi_load_late_total"),
                        1e3 * waited / Math.max(1, tasks),
                        1e3 * value("akashi_load_lag_seconds_max"),
                        value("akashi_load_limit{work=\"new\"}"));
    }

    private double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
