package jp.akashi.nodes;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The PostgreSQL and the Redis that all nodes of a site share.
public final class Stores implements AutoCloseable {
    private final Postgres postgres;
    private final Redis redis;

    private Stores(Postgres postgres, Redis redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    static Stores start(Path directory, Path postgres) {
        Stores stores = new Stores(new Postgres(postgres), new Redis(directory.resolve("redis")));
        try {
            stores.postgres.start();
            stores.redis.start();
            return stores;
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(postgres.settings());
        settings.put("quarkus.redis.hosts", redis.url().toString());
        return settings;
    }

    @Override
    public void close() {
        try {
            redis.close();
        } finally {
            postgres.close();
        }
    }
}
