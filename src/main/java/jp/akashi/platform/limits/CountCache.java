package jp.akashi.platform.limits;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.RedisLines;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The counts of all nodes together, in Redis under keyed hashes; by Redis' own clock, in one step.
///
/// May be lost at any time: then this node's own count decides alone.
@Singleton
final class CountCache {
    private static final byte[] NAME_DOMAIN = "rate:".getBytes(StandardCharsets.US_ASCII);
    private static final String COUNT = """
            local t = redis.call('TIME')
            local now = t[1] * 1000000 + t[2]
            local used = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
            local next = used + tonumber(ARGV[1])
            if next - tonumber(ARGV[2]) > now then return next - tonumber(ARGV[2]) - now end
            redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000))
            return 0""";
    private static final Duration REST = Duration.ofMillis(500);

    private final Optional<RedisLines> lines;
    private final Mac names;

    CountCache(
            Vertx vertx,
            LimitsConfig config,
            SecretKeys keys,
            @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts) {
        this.lines = hosts.map(host -> new RedisLines(vertx, host, config.deadline(), REST));
        this.names = Mac.of(keys, Secret.CACHE);
    }

    /// Microseconds to wait, 0 when the request is within the rate or nobody can tell.
    Uni<Long> count(Limit limit, Rate rate, String caller) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(0L);
        }
        Request count = Request.cmd(Command.EVAL)
                .arg(COUNT)
                .arg(1)
                .arg(name(limit, caller))
                .arg(rate.interval())
                .arg(rate.micros());
        return lines.get().send(count).map(wait -> wait.map(micros -> micros.toLong())
                .orElse(0L));
    }

    private String name(Limit limit, String caller) {
        byte[] scope = (limit.label() + ":").getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(names.of(NAME_DOMAIN, scope, caller.getBytes(StandardCharsets.UTF_8)));
    }

    @PreDestroy
    void close() {
        lines.ifPresent(RedisLines::close);
    }
}
