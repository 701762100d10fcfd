package jp.akashi.issuance.publication;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.certificate.trust.Revocation;
import jp.akashi.certificate.trust.Rid;
import jp.akashi.platform.storage.Database;

/// Reads which cards are to be refused.
@Singleton
final class RevocationTable {
    private static final String COUNT = "select count(*) from revocation";

    private static final String LIST = "select kid, rid, before from revocation order by id";

    private final Database database;

    RevocationTable(Database database) {
        this.database = database;
    }

    /// How many entries there are. They are only ever added, so that another number means other entries.
    Uni<Long> count() {
        return database.inTime(database.reads().preparedQuery(COUNT).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }

    /// All entries by key, the oldest first.
    Uni<Map<String, List<Revocation>>> list() {
        return database.inTime(database.reads().preparedQuery(LIST).execute().map(rows -> {
            Map<String, List<Revocation>> revoked = new HashMap<>();
            rows.forEach(row -> revoked.computeIfAbsent(row.getString(0), kid -> new ArrayList<>())
                    .add(entry(row)));
            return revoked;
        }));
    }

    private static Revocation entry(Row row) {
        return new Revocation(
                new Rid(row.getString(1)),
                Optional.ofNullable(row.getOffsetDateTime(2)).map(OffsetDateTime::toInstant));
    }
}
