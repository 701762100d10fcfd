package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import jp.akashi.platform.storage.Database;

/// Deletes by age, oldest first and some at a time, so that no deletion holds anybody up.
@Singleton
final class RetentionTable {
    private static final String CHALLENGES = """
            delete from spent_challenge where challenge in
              (select challenge from spent_challenge where spent_at < $1 order by spent_at limit $2)""";
    private static final String KEYS = """
            delete from idempotency where key_digest in
              (select key_digest from idempotency where answered_at < $1 order by answered_at limit $2)""";

    private final Database database;

    RetentionTable(Database database) {
        this.database = database;
    }

    Uni<Void> purgeChallenges(Instant before, int atOnce) {
        return delete(CHALLENGES, before, atOnce);
    }

    Uni<Void> purgeKeys(Instant before, int atOnce) {
        return delete(KEYS, before, atOnce);
    }

    private Uni<Void> delete(String statement, Instant before, int atOnce) {
        return database.writes()
                .preparedQuery(statement)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), atOnce))
                .replaceWithVoid();
    }
}
