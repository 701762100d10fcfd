package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.akashi.platform.storage.Database;

/// Reads what was issued to a resident before.
@Singleton
final class HistoryTable {
    // An entry with a moment is a correction's, one without takes the certificate back as a whole.
    private static final String LATEST = """
            select c.number, c.content_sealed from certificate c
             where c.resident_id = $1 and c.use = 'INTERNATIONAL' and c.issued_at >= $2
               and not exists (select from revocation v where v.number = c.number and v.before is null)
             order by c.issued_at desc, c.number limit 1""";

    private final Database database;
    private final SealedContent content;

    HistoryTable(Database database, SealedContent content) {
        this.database = database;
        this.content = content;
    }

    Uni<Optional<IssuedCertificate>> latest(long residentId, Instant since) {
        return database.inTime(database.reads()
                        .preparedQuery(LATEST)
                        .execute(Tuple.of(residentId, since.atOffset(ZoneOffset.UTC))))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(issued(rows.iterator().next())));
    }

    private IssuedCertificate issued(Row row) {
        return content.open(row.getString(0), row.getBuffer(1).getBytes());
    }
}
