package jp.akashi.demo;

import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the person who starts the demo has set in the places that Quarkus reads: it always wins over the demo's own.
///
/// System properties, environment, `.env` and `config/application.properties`, in this order.
final class UserSettings {
    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REDIS = "quarkus.redis.hosts";
    private static final String TRUST = "akashi.card.trust-anchors";
    private static final int FILE_ORDINAL = 260;

    private final SmallRyeConfig config;

    private UserSettings(SmallRyeConfig config) {
        this.config = config;
    }

    static UserSettings read() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withSources(new DotEnvConfigSourceProvider())
                .withProfile("demo");
        Path file = Path.of("config", "application.properties");
        if (Files.exists(file)) {
            builder.withSources(new PropertiesConfigSource(file.toUri().toURL(), FILE_ORDINAL));
        }
        return new UserSettings(builder.build());
    }

    /// Settings from a map alone.
    static UserSettings of(Map<String, String> settings) {
        return new UserSettings(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "given", FILE_ORDINAL))
                .build());
    }

    Optional<String> find(String name) {
        return config.getOptionalValue(name, String.class);
    }

    int number(String name, int otherwise) {
        return config.getOptionalValue(name, Integer.class).orElse(otherwise);
    }

    /// The stores that nobody else provides.
    Set<Store> missingStores() {
        Set<Store> missing = EnumSet.allOf(Store.class);
        if (find(REACTIVE).isPresent() || find(JDBC).isPresent()) {
            missing.remove(Store.POSTGRES);
        }
        if (find(REDIS).isPresent()) {
            missing.remove(Store.REDIS);
        }
        return missing;
    }

    /// Of the demo's settings those that the user left open; one of the two PostgreSQL addresses gives the other.
    Map<String, String> complete(Map<String, String> ours) {
        Map<String, String> open = new HashMap<>(ours);
        open.keySet().removeIf(name -> find(name).isPresent());
        if (find(REACTIVE).isEmpty()) {
            find(JDBC).ifPresent(url -> open.put(REACTIVE, url.replaceFirst("^jdbc:", "")));
        }
        if (find(JDBC).isEmpty()) {
            find(REACTIVE).ifPresent(url -> open.put(JDBC, "jdbc:" + url.replaceFirst("^vertx-reactive:", "")));
        }
        // The demo's cards stay usable beside those of the authorities that the user adds.
        find(TRUST).ifPresent(added -> open.put(TRUST, added + "," + ours.get(TRUST)));
        return open;
    }
}
