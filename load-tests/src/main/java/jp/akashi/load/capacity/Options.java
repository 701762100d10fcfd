package jp.akashi.load.capacity;

import java.util.ArrayList;
import java.util.List;

/// What to run, and how: `--connections 64 --people 20000 --seconds 8 --warm-up 6 --repeats 3 --name main scenario…`.
record Options(
        String name,
        int connections,
        int people,
        int seconds,
        int warmUpSeconds,
        int repeats,
        List<String> scenarios) {
    private static final List<String> USUAL =
            List.of("baseline", "refused", "domestic", "international", "miss", "verification");

    static Options parse(String... arguments) {
        Options options = new Options("main", 64, 20_000, 8, 6, 3, new ArrayList<>());
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.startsWith("--")) {
                options = options.with(argument, arguments[++i]);
            } else {
                options.scenarios.add(argument);
            }
        }
        if (options.scenarios.isEmpty()) {
            options.scenarios.addAll(USUAL);
        }
        return options;
    }

    private Options with(String option, String value) {
        if (option.equals("--name")) {
            return new Options(value, connections, people, seconds, warmUpSeconds, repeats, scenarios);
        }
        int number = Integer.parseInt(value);
        return switch (option) {
            case "--connections" -> new Options(name, number, people, seconds, warmUpSeconds, repeats, scenarios);
            case "--people" -> new Options(name, connections, number, seconds, warmUpSeconds, repeats, scenarios);
            case "--seconds" -> new Options(name, connections, people, number, warmUpSeconds, repeats, scenarios);
            case "--warm-up" -> new Options(name, connections, people, seconds, number, repeats, scenarios);
            case "--repeats" -> new Options(name, connections, people, seconds, warmUpSeconds, number, scenarios);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }
}
