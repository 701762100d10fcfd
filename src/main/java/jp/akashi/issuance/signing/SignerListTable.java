package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;

/// The lists of signers taken back, one number after the other.
@Singleton
final class SignerListTable {
    private static final String LATEST = """
            select number, content, kids, next_update from signer_revocation_list order by number desc limit 1""";

    // Of two nodes that renew at once, one gives the number its content.
    private static final String INSERT = """
            insert into signer_revocation_list (number, content, kids, next_update) values ($1, $2, $3, $4)
            on conflict do nothing""";

    private final Database database;

    SignerListTable(Database database) {
        this.database = database;
    }

    Uni<Optional<SignerListRow>> latest() {
        return database.inTime(database.reads().preparedQuery(LATEST).execute().map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(row(row.next())) : Optional.<SignerListRow>empty();
        }));
    }

    Uni<Void> insert(SignerListRow list) {
        return database.inTime(database.writes()
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        list.number(),
                        Buffer.buffer(list.content().toArray()),
                        list.kids().toArray(String[]::new),
                        list.nextUpdate().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
    }

    private static SignerListRow row(Row row) {
        return new SignerListRow(
                row.getLong(0),
                Bytes.copyOf(row.getDelegate().getBuffer(1).getBytes()),
                List.of(row.getArrayOfStrings(2)),
                row.getOffsetDateTime(3).toInstant());
    }
}
