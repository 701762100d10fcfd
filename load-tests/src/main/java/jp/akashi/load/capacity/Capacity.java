package jp.akashi.load.capacity;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.akashi.load.gateway.Gateway;
import jp.akashi.load.people.Person;

/// Runs scenarios in turn and again, and prints the median of each: one table, and a JSON line per scenario in
/// `target/capacity.jsonl`.
public final class Capacity {
    private Capacity() {}

    public static void main(String... arguments) throws IOException {
        Options options = Options.parse(arguments);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        try (Gateway gateway = Gateway.start(options.name(), letIn(options.connections()))) {
            List<Person> people = Crowd.gather(vertx, gateway, options.people(), options.of());
            report(options, run(options, new Runner(vertx, gateway, options), new Scenarios(vertx, gateway, people)));
        } finally {
            vertx.close();
        }
    }

    /// As many requests at once as there are connections are never turned away: what can be done is asked here, not what
    /// is done about too much.
    static Map<String, String> letIn(int connections) {
        return Map.of("AKASHI_LOAD_LOWEST", Integer.toString(connections));
    }

    private static List<Result> run(Options options, Runner runner, Scenarios scenarios) {
        List<List<Result>> results = new ArrayList<>();
        options.scenarios().forEach(name -> {
            runner.run(scenarios.named(name), options.warmUpSeconds());
            results.add(new ArrayList<>());
        });
        // Repeats are interleaved: what the neighbours do meanwhile falls on all scenarios alike.
        for (int repeat = 0; repeat < options.repeats(); repeat++) {
            for (int i = 0; i < options.scenarios().size(); i++) {
                String name = options.scenarios().get(i);
                Result result = runner.run(scenarios.named(name), options.seconds());
                results.get(i).add(result);
                System.err.println(result.line());
            }
        }
        return results.stream().map(Result::median).toList();
    }

    private static void report(Options options, List<Result> medians) throws IOException {
        System.out.println("\n" + options);
        System.out.println(Result.HEADER);
        StringBuilder json = new StringBuilder();
        for (Result median : medians) {
            System.out.println(median.line());
            json.append(median.json(options)).append('\n');
        }
        Files.writeString(
                Path.of("target", "capacity.jsonl"), json, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
