package jp.akashi.platform.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import jp.akashi.GatewayTest;
import jp.akashi.fakes.Lines;
import jp.akashi.fakes.RedisWire;
import jp.akashi.platform.problem.TurnedAwayException;
import jp.akashi.platform.secrets.SecretKeys;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Limits over several nodes: Redis counts for all of them, and its loss turns nobody away.
@GatewayTest
class RateLimitsIT {
    private static final Config THREE = new Config(Rate.of("3/PT60S"));

    @Inject
    Vertx vertx;

    @Inject
    SecretKeys keys;

    @ConfigProperty(name = "quarkus.redis.hosts")
    String redis;

    private record Config(Rate rate) implements LimitsConfig {
        @Override
        public Optional<Rate> subject() {
            return Optional.of(rate);
        }

        @Override
        public Optional<Rate> address() {
            return Optional.empty();
        }

        @Override
        public Optional<Rate> terminal() {
            return Optional.empty();
        }

        @Override
        public Optional<Rate> store() {
            return Optional.empty();
        }

        @Override
        public Duration deadline() {
            return Duration.ofMillis(500);
        }

        @Override
        public int remembered() {
            return 10;
        }
    }

    @Test
    void whatOneNodeCountedCountsForAll() {
        RateLimits one = node();
        RateLimits other = node();
        String caller = UUID.randomUUID().toString();
        assertTrue(passes(one, caller) && passes(other, caller) && passes(one, caller));

        assertFalse(passes(other, caller), "its own count has room, the count of all has none");
    }

    @Test
    void withoutRedisEachNodeCountsAlone() {
        RateLimits one = node();
        RateLimits other = node();
        String caller = UUID.randomUUID().toString();
        Lines.toRedis().cut();
        try {
            assertTrue(passes(one, caller) && passes(one, caller) && passes(one, caller));
            assertFalse(passes(one, caller));

            assertTrue(passes(other, caller), "nobody is turned away because a counter is gone");
        } finally {
            Lines.toRedis().heal();
        }
    }

    @Test
    void whatIsNotSetCountsNothing() {
        RateLimits limits = node();
        for (int i = 0; i < 100; i++) {
            limits.count(Limit.STORE, "a").await().indefinitely();
        }
    }

    @Test
    void redisLearnsNeitherCallersNorKeepsThem() throws IOException {
        String caller = UUID.randomUUID().toString();
        passes(node(), caller);

        String everything = RedisWire.everything(URI.create(redis));

        assertFalse(everything.contains(caller));
        for (String key : RedisWire.call(URI.create(redis), "KEYS", "*").split("\r\n")) {
            if (key.length() == 43) {
                String left = RedisWire.call(URI.create(redis), "PTTL", key)
                        .split("\r\n")[0]
                        .substring(1);
                assertTrue(Long.parseLong(left) <= 600_000 && Long.parseLong(left) != -1, "ten minutes at the most");
            }
        }
    }

    private boolean passes(RateLimits limits, String caller) {
        try {
            limits.count(Limit.SUBJECT, caller).await().indefinitely();
            return true;
        } catch (TurnedAwayException away) {
            assertEquals(20, away.retryAfter(), 1);
            return false;
        }
    }

    private RateLimits node() {
        CountCache shared = new CountCache(vertx, THREE, keys, Optional.of(redis));
        return new RateLimits(THREE, shared, new SimpleMeterRegistry(), InstantSource.system());
    }
}
