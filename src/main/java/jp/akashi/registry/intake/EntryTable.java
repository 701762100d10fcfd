package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.intake.VenueResult.Recorded;
import jp.akashi.registry.intake.VenueResult.Refused;
import jp.akashi.vocabulary.Bytes;

/// What was answered to tablets, by Idempotency-Key, for thirty days.
@Singleton
final class EntryTable {
    private static final Duration KEYS_LIVE = Duration.ofDays(30);
    private static final String FIND = """
            select body_digest, dose_id, state, doubts from venue_entry where key_digest = $1""";
    private static final String ADD = """
            insert into venue_entry (key_digest, body_digest, dose_id, state, doubts, answered_at)
            values ($1, $2, $3, $4, $5, $6)""";
    private static final String PURGE = "delete from venue_entry where answered_at < $1";

    private final Database database;
    private final InstantSource clock;

    EntryTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The answer that a key got before; a refusal when it came with another body.
    Uni<Optional<VenueResult>> find(SqlConnection connection, Optional<EntryKey> key) {
        return key.map(entry -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(buffer(entry.key())))
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(row -> answered(row, entry))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /// Keeps an answer; a refusal is found again without.
    Uni<Void> add(SqlConnection connection, Optional<EntryKey> key, VenueResult result) {
        if (key.isEmpty() || !(result instanceof Recorded recorded)) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addValue(buffer(key.get().key()))
                .addValue(buffer(key.get().body()))
                .addValue(recorded.doseId())
                .addValue(recorded.state())
                .addValue(recorded.doubts().stream().map(Doubt::name).toArray(String[]::new))
                .addValue(now());
        return connection.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    Uni<Void> purge() {
        return database.inTime(database.writes()
                .preparedQuery(PURGE)
                .execute(Tuple.of(now().minus(KEYS_LIVE)))
                .replaceWithVoid());
    }

    private static VenueResult answered(Row row, EntryKey entry) {
        return Bytes.copyOf(row.getBuffer(0).getBytes()).equals(entry.body())
                ? new Recorded(
                        row.getLong(1),
                        row.getString(2),
                        Stream.of(row.getArrayOfStrings(3)).map(Doubt::valueOf).toList())
                : Refused.KEY_TAKEN;
    }

    private static Buffer buffer(Bytes bytes) {
        return Buffer.buffer(bytes.toArray());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
