package jp.akashi.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import jp.akashi.platform.secrets.Envelope;
import jp.akashi.platform.secrets.Mac;
import jp.akashi.platform.secrets.Secret;
import jp.akashi.platform.secrets.SecretKeys;
import jp.akashi.platform.storage.RedisLines;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Records in Redis: named by a keyed hash, sealed and bound to that name, short-lived; anything wrong is a miss.
@Singleton
final class RecordCache {
    private static final String PLACE = "cache.record";
    private static final byte[] NAME_DOMAIN = "record:".getBytes(StandardCharsets.US_ASCII);
    private static final int FORGET_AT_ONCE = 500;

    private final Optional<RedisLines> lines;
    private final CacheConfig config;
    private final Mac names;
    private final Envelope values;
    private final Counter hits;
    private final Counter misses;
    private final Counter rejected;

    RecordCache(
            Vertx vertx,
            CacheConfig config,
            SecretKeys keys,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.redis.hosts") Optional<String> hosts) {
        this.lines = hosts.map(host -> new RedisLines(vertx, host, config.deadline(), config.rest()));
        this.config = config;
        this.names = Mac.of(keys, Secret.CACHE);
        this.values = new Envelope(keys, Secret.CACHE);
        this.hits = metrics.counter("akashi.cache.lookups", "result", "hit");
        this.misses = metrics.counter("akashi.cache.lookups", "result", "miss");
        this.rejected = metrics.counter("akashi.cache.lookups", "result", "rejected");
    }

    /// The record, or empty when it is not there, not ours, or Redis does not answer in time. Never fails.
    Uni<Optional<PersonRecord>> find(PersonAt at) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Iterator<PersonAt> names = at.each().iterator();
        return find(lines.get(), name(names.next()), names);
    }

    // A record lies under the key that its row has.
    private Uni<Optional<PersonRecord>> find(RedisLines redis, byte[] name, Iterator<PersonAt> others) {
        return redis.send(Request.cmd(Command.GET).arg(written(name)))
                .map(answer -> read(name, answer))
                .chain(found -> found.isPresent() || !others.hasNext()
                        ? Uni.createFrom().item(found)
                        : find(redis, name(others.next()), others));
    }

    /// Puts the record in, under the key that its row has; nobody waits for it.
    void keep(PersonAt at, PersonRecord record) {
        lines.ifPresent(redis -> {
            byte[] name = name(at);
            long millis = config.timeToLive().toMillis();
            long life = millis - ThreadLocalRandom.current().nextLong(millis / 10 + 1);
            byte[] sealed = values.seal(RecordBytes.of(record), PLACE, name);
            redis.send(Request.cmd(Command.SET)
                            .arg(written(name))
                            .arg(Buffer.buffer(sealed))
                            .arg("PX")
                            .arg(life))
                    .subscribe()
                    .with(ignored -> {});
        });
    }

    /// Takes the records out. Ends well even when Redis does not answer: the ledger catches what is stale.
    Uni<Void> forget(Collection<PersonAt> persons) {
        if (lines.isEmpty() || persons.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Uni<Optional<Response>>> deletions = new ArrayList<>();
        List<PersonAt> all = persons.stream().flatMap(PersonAt::each).toList();
        for (int from = 0; from < all.size(); from += FORGET_AT_ONCE) {
            Request deletion = Request.cmd(Command.UNLINK);
            all.subList(from, Math.min(all.size(), from + FORGET_AT_ONCE))
                    .forEach(at -> deletion.arg(written(name(at))));
            deletions.add(lines.get().send(deletion));
        }
        return Uni.join().all(deletions).andCollectFailures().replaceWithVoid();
    }

    private Optional<PersonRecord> read(byte[] name, Optional<Response> answer) {
        if (answer.isEmpty()) {
            misses.increment();
            return Optional.empty();
        }
        PersonRecord record = open(name, answer.get().toBytes());
        (record == null ? rejected : hits).increment();
        return Optional.ofNullable(record);
    }

    private @Nullable PersonRecord open(byte[] name, byte[] sealed) {
        Optional<byte[]> opened = values.open(sealed, PLACE, name);
        try {
            return opened.isPresent() ? RecordBytes.read(opened.get()) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private byte[] name(PersonAt at) {
        byte[] municipality = at.municipality().digits().getBytes(StandardCharsets.US_ASCII);
        return names.of(NAME_DOMAIN, municipality, at.person().key().tag().toArray());
    }

    private static String written(byte[] name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
    }

    @PreDestroy
    void close() {
        lines.ifPresent(RedisLines::close);
    }
}
