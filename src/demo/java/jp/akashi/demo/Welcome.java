package jp.akashi.demo;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where to look once the demo runs, and a first request to paste.
@Singleton
final class Welcome {
    private static final String TEXT = """

            Akashi（証）が起動しました / Akashi is running

              画面 / page        http://localhost:%1$d/
              API                http://localhost:%1$d/q/swagger-ui
              HTTPS              https://localhost:%2$d/   (CA: %4$s)
              管理 / management  http://localhost:%3$d/q/health  http://localhost:%3$d/q/metrics
              データ / data      %5$s

              はじめの一歩 / a first request:

            curl -s -X POST localhost:%1$d/demo/people/hanako/requests -H 'Content-Type: application/json' \\
              -d '{"use":"DOMESTIC"}' | curl -s -X POST localhost:%1$d/app/v1/certificates -H 'Content-Type: application/json' -d @-

              終了は Ctrl-C / stop with Ctrl-C
            """;

    private final int http;
    private final int https;
    private final int management;
    private final Path data;

    Welcome(
            @ConfigProperty(name = "quarkus.http.port") int http,
            @ConfigProperty(name = "quarkus.http.ssl-port") int https,
            @ConfigProperty(name = "quarkus.management.port") int management,
            @ConfigProperty(name = Installation.DATA) Path data) {
        this.http = http;
        this.https = https;
        this.management = management;
        this.data = data;
    }

    String text() {
        return TEXT.formatted(http, https, management, data.resolve("pki").resolve("ca.pem"), data);
    }
}
