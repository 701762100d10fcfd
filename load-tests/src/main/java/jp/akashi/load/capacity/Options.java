package jp.akashi.load.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What to run, and how: options as `--name value`, then scenarios. `--of` people are in the database, copied in
/// where that is more than `--people`, whom the scenarios choose from.
record Options(
        String name,
        int connections,
        int people,
        int of,
        int seconds,
        int warmUpSeconds,
        int repeats,
        List<String> scenarios) {
    private static final List<String> USUAL =
            List.of("challenge", "refused", "domestic", "international", "miss", "verification");

    static Options parse(String... arguments) {
        Map<String, String> named = new HashMap<>();
        List<String> scenarios = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                named.put(arguments[i].substring(2), arguments[++i]);
            } else {
                scenarios.add(arguments[i]);
            }
        }
        int people = number(named, "people", 20_000);
        Options options = new Options(
                text(named, "name", "main"),
                number(named, "connections", 64),
                people,
                number(named, "of", people),
                number(named, "seconds", 6),
                number(named, "warm-up", 25),
                number(named, "repeats", 3),
                scenarios.isEmpty() ? USUAL : List.copyOf(scenarios));
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + named.keySet());
        }
        return options;
    }

    private static String text(Map<String, String> named, String name, String usual) {
        String value = named.remove(name);
        return value == null ? usual : value;
    }

    private static int number(Map<String, String> named, String name, int usual) {
        return Integer.parseInt(text(named, name, Integer.toString(usual)));
    }
}
