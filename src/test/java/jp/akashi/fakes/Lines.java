package jp.akashi.fakes;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines from the gateway under test to its PostgreSQL and its Redis, both of which tests may disturb.
public final class Lines {
    private static final Map<String, FaultProxy> LAID = new ConcurrentHashMap<>();
    private static final Pattern PORT = Pattern.compile("(.*127\\.0\\.0\\.1:)(\\d+)(.*)");

    private Lines() {}

    /// Puts a line into the settings of an installation.
    public static void lay(Map<String, String> settings, String setting, String name) {
        Matcher place = PORT.matcher(settings.get(setting));
        if (!place.matches()) {
            throw new IllegalStateException(setting + " names no loopback port");
        }
        FaultProxy proxy = FaultProxy.to(Integer.parseInt(place.group(2)));
        LAID.put(name, proxy);
        settings.put(setting, place.group(1) + proxy.port() + place.group(3));
    }

    public static FaultProxy toPostgres() {
        return line("postgres");
    }

    public static FaultProxy toRedis() {
        return line("redis");
    }

    private static FaultProxy line(String name) {
        return Objects.requireNonNull(LAID.get(name), name);
    }
}
