package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;

/// The copies of an application's document: which were released under which key, and which are printed.
@Singleton
final class CopyTable {
    // A released copy is delivered again under its key until it is reported printed.
    private static final String LOOK = """
            select (select printed_at is null from kiosk_copy where application_id = $1 and key_digest = $2),
                   (select document_sealed from kiosk_document where application_id = $1)""";

    private static final String RELEASE = """
            with moved as (
              update kiosk_application a set state = 'RELEASED', version = a.version + 1, changed_at = $4, deadline = least($7, a.ends_at)
               where a.id = $1 and a.version = $2 and a.state = any($6) and a.deadline > $4
                 and not exists (select from revocation v where v.number = a.number)
                 and not exists (select from latch l where l.municipality = a.municipality and l.closed)
              returning a.id, a.number, a.municipality, a.request_id
            ), copied as (
              insert into kiosk_copy (application_id, key_digest, released_at) select id, $3, $4 from moved
              on conflict (application_id, key_digest) do nothing
            ), kept as (
              insert into kiosk_document (application_id, document_sealed) select id, $5 from moved
              on conflict (application_id) do nothing
            ), audited as (
              insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
              select $4, 'VACC_CERT_KIOSK', 'KIOSK', m.municipality, substring(r.person_key for 16), 'RELEASED',
                     m.request_id, m.number
                from moved m join certificate c on c.number = m.number join resident r on r.id = c.resident_id
            )
            select id from moved""";

    private static final String PRINT = """
            with moved as (
              update kiosk_application
                 set state = case when copies = $3 then 'CLOSED' else 'PRINTED' end,
                     version = version + case when copies = $3 then 2 else 1 end, changed_at = $4,
                     deadline = least($5, ends_at)
               where id = $1 and version = $2 and state = 'RELEASED'
              returning id, state
            ), printed as (
              update kiosk_copy k set printed_at = $4 from moved m where k.application_id = m.id and k.printed_at is null
            ), destroyed as (
              delete from kiosk_document d using moved m where d.application_id = m.id and m.state = 'CLOSED'
            )
            select id from moved""";

    private final Database database;
    private final Deadlines deadlines;

    CopyTable(Database database, Deadlines deadlines) {
        this.database = database;
        this.deadlines = deadlines;
    }

    /// What is kept of a copy and of its application's document.
    ///
    /// `unprinted` is absent for a copy that was never released; `document` before the first release.
    record Kept(Optional<Boolean> unprinted, Optional<Bytes> document) {}

    Uni<Kept> look(String applicationId, Bytes key) {
        return database.inPaidTime(database.paid().preparedQuery(LOOK).execute(Tuple.of(applicationId, buffer(key))))
                .map(rows -> kept(rows.iterator().next()));
    }

    /// Hands out one copy: only while the application is where it was read, the latch open and the certificate good.
    Uni<Boolean> release(Application application, Bytes key, Bytes sealed, Instant at) {
        Tuple row = Tuple.tuple()
                .addString(application.id())
                .addLong(application.fence().version())
                .addValue(buffer(key))
                .addOffsetDateTime(utc(at))
                .addValue(buffer(sealed))
                .addValue(ApplicationState.RELEASED.before().stream()
                        .map(Enum::name)
                        .toArray(String[]::new))
                .addOffsetDateTime(deadline(ApplicationState.RELEASED, at));
        return run(RELEASE, row);
    }

    /// Counts every released copy as printed: the last paid one passes PRINTED and closes the application.
    Uni<Boolean> print(Application application, Instant at) {
        Tuple row = Tuple.of(application.id(), application.fence().version(), application.released(), utc(at));
        return run(PRINT, row.addOffsetDateTime(deadline(ApplicationState.PRINTED, at)));
    }

    private Uni<Boolean> run(String sql, Tuple row) {
        return database.inPaidTime(database.paid().preparedQuery(sql).execute(row))
                .map(rows -> rows.size() == 1);
    }

    private OffsetDateTime deadline(ApplicationState state, Instant since) {
        return utc(deadlines.of(state, since).orElseThrow());
    }

    private static Kept kept(Row row) {
        return new Kept(
                Optional.ofNullable(row.getBoolean(0)),
                Optional.ofNullable(row.getBuffer(1)).map(content -> Bytes.copyOf(content.getBytes())));
    }

    private static Buffer buffer(Bytes bytes) {
        return Buffer.buffer(bytes.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
