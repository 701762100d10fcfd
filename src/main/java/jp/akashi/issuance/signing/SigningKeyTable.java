package jp.akashi.issuance.signing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.akashi.certificate.Format;
import jp.akashi.issuance.signing.authority.Pem;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Purpose;

/// The public side and the states of all signing keys, on which all nodes agree.
///
/// Every change is conditional on the state before it: of two nodes or operators that race, one succeeds.
@Singleton
final class SigningKeyTable {
    private static final String VERSION = "select version from trust_version";

    private static final String LIST = """
            select kid, format, shard, state, request, chain, activates_at, retires_at, changed_at, changed_by
              from signing_key order by activates_at desc, kid""";

    private static final String INSERT = """
            insert into signing_key (kid, format, shard, state, request, chain, created_at, created_by,
                                     activates_at, retires_at, changed_at, changed_by)
            values ($1, $2, $3, $4, $5, $6, $9, $10, $7, $8, $9, $10)
            on conflict do nothing""";

    private static final String CERTIFY = """
            update signing_key set chain = $2, changed_at = $3, changed_by = $4
             where kid = $1 and state = 'PLANNED' and chain is null""";

    private static final String RETIRE_PREDECESSOR = """
            update signing_key p set state = 'RETIRED', retires_at = $2, changed_at = $2, changed_by = $3
              from signing_key n
             where n.kid = $1 and n.state = 'PLANNED' and n.chain is not null
               and p.format = n.format and p.shard = n.shard and p.state = 'ACTIVE'""";

    private static final String ACTIVATE = """
            update signing_key set state = 'ACTIVE', activates_at = $2, changed_at = $2, changed_by = $3
             where kid = $1 and state = 'PLANNED' and chain is not null""";

    private static final String RETIRE = """
            update signing_key set state = 'RETIRED', retires_at = $2, changed_at = $2, changed_by = $3
             where kid = $1 and state = 'PLANNED'""";

    private static final String COMPROMISE = """
            update signing_key set state = 'COMPROMISED', retires_at = least(retires_at, $2), changed_at = $2, changed_by = $3
             where kid = $1 and state <> 'COMPROMISED'""";

    private final Database database;

    SigningKeyTable(Database database) {
        this.database = database;
    }

    /// A number that has grown when anything verifiers are told has changed.
    Uni<Long> version() {
        return database.inTime(database.reads().preparedQuery(VERSION).execute().map(rows -> rows.iterator()
                .next()
                .getLong(0)));
    }

    /// All keys, the latest to sign first.
    Uni<List<SigningKeyRow>> list() {
        return database.inTime(database.reads().preparedQuery(LIST).execute().map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(SigningKeyTable::row)
                .toList()));
    }

    /// Adds a key; false when its slot has one in that state already.
    Uni<Boolean> insert(NewKey key, KeyState state, String by, Instant now) {
        Tuple values = Tuple.tuple()
                .addString(key.kid())
                .addString(key.slot().format().name())
                .addString(key.slot().shard())
                .addString(state.name())
                .addValue(key.request().orElse(null))
                .addValue(key.chain().isEmpty() ? null : Pem.of(key.chain()))
                .addOffsetDateTime(utc(key.activatesAt()))
                .addOffsetDateTime(utc(key.retiresAt()))
                .addOffsetDateTime(utc(now))
                .addString(by);
        return database.inTime(database.inTransaction(connection -> connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.rowCount() == 1)
                .call(done -> audit(connection, done, state.name(), key.kid(), by, now))));
    }

    Uni<Boolean> certify(String kid, List<X509Certificate> chain, String by, Instant now) {
        return database.inTime(database.inTransaction(connection -> connection
                .preparedQuery(CERTIFY)
                .execute(Tuple.of(kid, Pem.of(chain), utc(now), by))
                .map(rows -> rows.rowCount() == 1)
                .call(done -> audit(connection, done, "CERTIFIED", kid, by, now))));
    }

    /// Lets a planned key sign and its predecessor sign no more, in one moment.
    Uni<Boolean> activate(String kid, String by, Instant now) {
        return database.inTime(database.inTransaction(connection -> change(connection, RETIRE_PREDECESSOR, kid, by, now)
                .chain(() -> change(connection, ACTIVATE, kid, by, now))
                .call(done -> audit(connection, done, "ACTIVATED", kid, by, now))));
    }

    Uni<Boolean> retire(String kid, String by, Instant now) {
        return database.inTime(database.inTransaction(connection -> change(connection, RETIRE, kid, by, now)
                .call(done -> audit(connection, done, "RETIRED", kid, by, now))));
    }

    Uni<Boolean> compromise(String kid, String by, Instant now) {
        return database.inTime(database.inTransaction(connection -> change(connection, COMPROMISE, kid, by, now)
                .call(done -> audit(connection, done, "COMPROMISED", kid, by, now))));
    }

    private static Uni<Boolean> change(SqlConnection connection, String sql, String kid, String by, Instant now) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(kid, utc(now), by))
                .map(rows -> rows.rowCount() == 1);
    }

    // A change that did not come about leaves no entry.
    private static Uni<Void> audit(
            SqlConnection connection, boolean done, String outcome, String kid, String by, Instant now) {
        return done
                ? AuditTrail.write(
                        connection,
                        AuditEntry.of(now, Purpose.KEY_CEREMONY, by, AuditEntry.WHOLE_INSTALLATION, outcome, kid)
                                .onObject(kid))
                : Uni.createFrom().voidItem();
    }

    private static SigningKeyRow row(Row row) {
        return new SigningKeyRow(
                row.getString(0),
                new Slot(Format.valueOf(row.getString(1)), row.getString(2)),
                KeyState.valueOf(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)).map(Pem::chain).orElse(List.of()),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant(),
                row.getString(9));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
