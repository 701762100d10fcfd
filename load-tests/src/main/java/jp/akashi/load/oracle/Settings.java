package jp.akashi.load.oracle;

import java.util.HashMap;
import java.util.Map;

/// What a run of {@link Overload} is given, as `--name value`.
record Settings(int seconds, int times, double timeOuts, int people) {
    static Settings parse(String... arguments) {
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            named.put(arguments[i], Integer.valueOf(arguments[i + 1]));
        }
        Settings settings = new Settings(
                taken(named, "--seconds", 60),
                taken(named, "--times", 10),
                taken(named, "--time-outs", 0) / 100.0,
                taken(named, "--people", 10_000));
        if (!named.isEmpty() || arguments.length % 2 == 1) {
            throw new IllegalArgumentException("unknown options " + String.join(" ", arguments));
        }
        return settings;
    }

    private static int taken(Map<String, Integer> named, String name, int usual) {
        Integer value = named.remove(name);
        return value == null ? usual : value;
    }
}
