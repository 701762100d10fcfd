package jp.akashi.load.gateway;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.LongStream;
import jp.akashi.load.people.Person;

/// Starts a gateway, brings people in and stands until its input ends: `Stand NAME PEOPLE`.
///
/// `target/<name>.ready` says that it stands.
public final class Stand {
    private Stand() {}

    public static void main(String... arguments) throws IOException {
        Path ready = Path.of("target", arguments[0] + ".ready");
        Files.deleteIfExists(ready);
        Vertx vertx = Vertx.vertx();
        try (Gateway gateway = Gateway.start(arguments[0], Map.of())) {
            new Feeds(vertx, gateway)
                    .load(LongStream.range(0, Long.parseLong(arguments[1]))
                            .mapToObj(Person::of)
                            .toList());
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
