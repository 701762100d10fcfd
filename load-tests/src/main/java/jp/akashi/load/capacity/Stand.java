package jp.akashi.load.capacity;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Person;

/// Starts a gateway, brings people in, warms it up and stands until its input ends: `Stand NAME PEOPLE`.
///
/// `target/<name>.ready` says that it stands.
public final class Stand {
    private static final int WARM_UP_SECONDS = 15;

    private Stand() {}

    public static void main(String... arguments) throws IOException {
        Path ready = Path.of("target", arguments[0] + ".ready");
        Files.deleteIfExists(ready);
        Options options = Options.parse("--people", arguments[1], "--connections", "16");
        Vertx vertx = Vertx.vertx();
        try (Gateway gateway = Gateway.start(arguments[0], Map.of())) {
            List<Person> people = Crowd.gather(vertx, gateway, options.people(), options.of());
            Scenarios scenarios = new Scenarios(vertx, gateway, people);
            Runner runner = new Runner(vertx, gateway, options);
            for (String scenario : List.of("domestic", "international", "verification")) {
                runner.run(scenarios.named(scenario), WARM_UP_SECONDS);
            }
            Files.writeString(ready, "");
            while (System.in.read() >= 0) {
                // Whoever started us holds our input open.
            }
        } finally {
            Files.deleteIfExists(ready);
            vertx.close();
        }
    }
}
