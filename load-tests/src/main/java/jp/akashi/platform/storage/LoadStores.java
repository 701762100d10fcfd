package jp.akashi.platform.storage;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.WithDefault;
import io.vertx.mutiny.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;

/// The gateway's own ways to its stores, with its usual settings, outside of the gateway.
public final class LoadStores {
    private LoadStores() {}

    public static Database database(Vertx vertx, int port) {
        StorageConfig usual = usual();
        String url = "postgresql://127.0.0.1:" + port + "/postgres";
        return new Database(
                new Connections(vertx, usual, url, "postgres", "postgres"), usual, new SimpleMeterRegistry());
    }

    public static RedisLines redis(Vertx vertx, int port) {
        return new RedisLines(
                vertx.getDelegate(), "redis://127.0.0.1:" + port, Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    private static StorageConfig usual() {
        return (StorageConfig) Proxy.newProxyInstance(
                StorageConfig.class.getClassLoader(), new Class<?>[] {StorageConfig.class}, (self, setting, none) -> {
                    String value = setting.getAnnotation(WithDefault.class).value();
                    return setting.getReturnType() == Duration.class ? Duration.parse(value) : Integer.valueOf(value);
                });
    }
}
