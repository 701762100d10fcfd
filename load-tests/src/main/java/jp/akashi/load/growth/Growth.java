package jp.akashi.load.growth;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Person;

/// Loads residents, targets and doses into a gateway with 512 MB of heap and tells rows per second and memory:
/// `Growth --people 1000000 --name growth --kill-after SECONDS`.
///
/// Loading again must leave every row unchanged; with `--kill-after` the gateway is killed (-9) on the way, and loading
/// again completes what is missing.
public final class Growth {
    private Growth() {}

    public static void main(String... arguments) {
        long people = 1_000_000;
        String name = "growth";
        int killAfter = 0;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--people" -> people = Long.parseLong(arguments[i + 1]);
                case "--name" -> name = arguments[i + 1];
                case "--kill-after" -> killAfter = Integer.parseInt(arguments[i + 1]);
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        load(people, name, killAfter);
    }

    private static void load(long people, String name, int killAfter) {
        Path files = Path.of("target", "growth-" + people);
        RegisterFiles.write(files, people);
        Vertx vertx = Vertx.vertx();
        try (Gateway gateway = Gateway.start(name, Map.of("AKASHI_JAVA_OPTS", "-Xmx512m"))) {
            if (killAfter > 0) {
                vertx.setTimer(killAfter * 1000L, ignored -> ProcessHandle.of(gateway.pid())
                        .ifPresent(ProcessHandle::destroyForcibly));
            }
            for (String kind : List.of("residents", "targets", "doses")) {
                for (String municipality : Person.MUNICIPALITIES) {
                    new Load(vertx, gateway, municipality).send(kind, files.resolve(kind + "-" + municipality + ".csv"));
                }
            }
        } finally {
            vertx.close();
        }
    }
}
