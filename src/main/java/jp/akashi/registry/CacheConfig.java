package jp.akashi.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The cache of records in Redis. Where `quarkus.redis.hosts` is absent there is none, and everything still works.
@ConfigMapping(prefix = "akashi.cache")
public interface CacheConfig {
    /// How long a record may stay; up to a tenth less, at random, so that entries do not expire together.
    @WithDefault("PT5M")
    Duration timeToLive();

    /// The longest a request waits for Redis before it asks PostgreSQL instead.
    @WithDefault("PT0.1S")
    Duration deadline();

    /// How long Redis is left alone after it failed.
    @WithDefault("PT0.5S")
    Duration rest();
}
