package jp.akashi.issuance.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.akashi.issuance.ledger.LedgerEntry.Use;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.CertificateNumber;
import jp.akashi.vocabulary.Refusal;
import org.jspecify.annotations.Nullable;

/// Writes many certificates in one statement, which is one transaction: all that belongs to a certificate, or nothing.
///
/// A row stands only if the person's revision is still the one composed from (the row lock orders it against
/// corrections), the latch is open, the challenge was not spent, the idempotency key is new, and a kiosk's application
/// is still where the entry's fence left it; that application is shown by the same statement.
@Singleton
final class CertificateTable {
    private static final String RECORD = """
            with entry as (
              select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                                   $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::bytea[], $13::bytea[],
                                   $14::bytea[], $15::bytea[], $16::text[], $17::bytea[], $18::text[], $19::bigint[], $20::int[])
                as e(number, municipality, resident_id, revision, use, channel, request_id,
                     issued_at, dose_ids, shc_kid, shc_rid, content, challenge,
                     key_digest, body_digest, purpose, subject_tag, application, fence, turn)
            ), person as (
              select id, revision from resident where id in (select resident_id from entry) order by id for share
            ), fenced as (
              select id, version from kiosk_application
               where id in (select application from entry where application is not null)
                 and state = 'RENDERED' and deadline > now()
               order by id for update
            ), unchanged as (
              select distinct on (e.challenge) e.*
                from entry e join person p on p.id = e.resident_id and p.revision = e.revision
               where not exists (select from latch l where l.municipality = e.municipality and l.closed)
                 and (e.application is null
                      or exists (select from fenced f where f.id = e.application and f.version = e.fence))
               order by e.challenge
            ), spent as (
              insert into spent_challenge (turn, challenge)
              select turn, challenge from unchanged
              on conflict do nothing returning challenge
            ), keyed as (
              insert into idempotency (key_digest, body_digest, number, answered_at)
              select u.key_digest, u.body_digest, u.number, u.issued_at
                from unchanged u join spent s on s.challenge = u.challenge
               where u.key_digest is not null order by u.key_digest
              on conflict do nothing returning number
            ), stored as (
              insert into certificate (number, municipality, resident_id, revision, use, channel, request_id,
                                       issued_at, dose_ids, shc_kid, shc_rid, content_sealed)
              select u.number, u.municipality, u.resident_id, u.revision, u.use, u.channel, u.request_id,
                     u.issued_at, u.dose_ids::bigint[], u.shc_kid, u.shc_rid, u.content
                from unchanged u join spent s on s.challenge = u.challenge
               where u.key_digest is null or u.number in (select number from keyed)
              returning number
            ), shown as (
              update kiosk_application a
                 set state = 'SHOWN', version = a.version + 1, number = u.number, changed_at = now(), deadline = a.ends_at
                from unchanged u
               where a.id = u.application and u.number in (select number from stored)
            ), audited as (
              insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id, number)
              select u.issued_at, u.purpose, u.channel, u.municipality, u.subject_tag, 'ISSUED', u.request_id, u.number
                from unchanged u where u.number in (select number from stored)
            )
            select number from stored""";

    private static final String REFUSE = """
            with spent as (
              insert into spent_challenge (turn, challenge) values ($11, $1) on conflict do nothing
            ), keyed as (
              insert into idempotency (key_digest, body_digest, refusal, answered_at)
              select $3, $4, $5, $2 where $3::bytea is not null on conflict do nothing
            )
            insert into audit_entry (occurred_at, purpose, caller, municipality, subject_tag, outcome, request_id)
            values ($2, $6, $7, $8, $9, $5, $10)""";

    private static final String ANSWERED = """
            select i.body_digest, i.refusal, c.number, c.content_sealed
              from idempotency i left join certificate c on c.number = i.number
             where i.key_digest = $1""";

    private static final String OBSTACLE = """
            select exists (select from latch where municipality = $1 and closed),
                   exists (select from spent_challenge where turn = $5 and challenge = $2),
                   $3::text is not null and not exists (select from kiosk_application
                                                         where id = $3 and version = $4 and state = 'RENDERED')""";

    private static final int SUBJECT_TAG = 16;

    private final Database database;
    private final SealedContent content;

    CertificateTable(Database database, SealedContent content) {
        this.database = database;
        this.content = content;
    }

    /// The same answer, or a failure once the deadline has passed or while PostgreSQL is away. Never nested.
    <T> Uni<T> inTime(Duration deadline, Uni<T> answer) {
        return database.within(deadline, answer);
    }

    /// Writes the entries; for each, in order, whether it stands.
    Uni<List<Boolean>> record(List<LedgerEntry> entries) {
        return database.writes()
                .preparedQuery(RECORD)
                .execute(columns(entries))
                .map(stored -> standing(entries, stored));
    }

    /// Writes that a use of a record was refused, and spends the challenge.
    Uni<Void> refuse(Use use, String code, Instant at) {
        Tuple row = Tuple.tuple()
                .addValue(buffer(use.challenge()))
                .addOffsetDateTime(utc(at))
                .addValue(use.idempotency().map(key -> buffer(key.keyDigest())).orElse(null))
                .addValue(use.idempotency().map(key -> buffer(key.bodyDigest())).orElse(null))
                .addString(code)
                .addString(use.purpose().name())
                .addString(use.caller())
                .addString(use.municipality().digits())
                .addValue(subjectTag(use))
                .addString(use.requestId())
                .addInteger(ChallengeTurn.of(use.challenge()));
        return database.writes().preparedQuery(REFUSE).execute(row).replaceWithVoid();
    }

    /// What a key was answered with before, if it was.
    Uni<Optional<EarlierAnswer>> answered(Idempotency key) {
        return database.writes()
                .preparedQuery(ANSWERED)
                .execute(Tuple.of(buffer(key.keyDigest())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(earlier(rows.iterator().next())));
    }

    /// What keeps an entry out of the ledger; where nothing else does, its record changed.
    Uni<Refusal> obstacle(LedgerEntry entry) {
        Tuple row = Tuple.of(
                entry.use().municipality().digits(),
                buffer(entry.use().challenge()),
                entry.fence().map(Fence::applicationId).orElse(null),
                entry.fence().map(Fence::version).orElse(null),
                ChallengeTurn.of(entry.use().challenge()));
        return database.writes()
                .preparedQuery(OBSTACLE)
                .execute(row)
                .map(rows -> refusal(rows.iterator().next()));
    }

    private EarlierAnswer earlier(Row row) {
        Bytes body = Bytes.copyOf(row.getBuffer(0).getBytes());
        String number = row.getString(2);
        return number == null
                ? new EarlierAnswer.Refused(body, row.getString(1))
                : new EarlierAnswer.Issued(
                        body, content.open(number, row.getBuffer(3).getBytes()));
    }

    private static Refusal refusal(Row obstacles) {
        if (obstacles.getBoolean(0)) {
            return Refusal.ISSUING_SUSPENDED;
        }
        if (obstacles.getBoolean(2)) {
            return Refusal.APPLICATION_STATE;
        }
        return obstacles.getBoolean(1) ? Refusal.CHALLENGE_REJECTED : Refusal.RECORD_CHANGED;
    }

    private Tuple columns(List<LedgerEntry> entries) {
        return Tuple.from(List.of(
                texts(entries, entry -> number(entry)),
                texts(entries, entry -> entry.use().municipality().digits()),
                longs(entries, LedgerEntry::residentId),
                longs(entries, LedgerEntry::revision),
                texts(entries, entry -> entry.issued().certificate().use().name()),
                texts(entries, entry -> entry.use().caller()),
                texts(entries, entry -> entry.use().requestId()),
                entries.stream()
                        .map(entry -> utc(entry.issued().certificate().issuedAt()))
                        .toArray(OffsetDateTime[]::new),
                texts(entries, CertificateTable::doseIds),
                texts(entries, LedgerEntry::shcKid),
                texts(entries, LedgerEntry::shcRid),
                buffers(entries, entry -> Buffer.buffer(content.seal(entry.issued()))),
                buffers(entries, entry -> buffer(entry.use().challenge())),
                keyed(entries, Idempotency::keyDigest),
                keyed(entries, Idempotency::bodyDigest),
                texts(entries, entry -> entry.use().purpose().name()),
                buffers(entries, entry -> subjectTag(entry.use())),
                texts(entries, entry -> entry.fence().map(Fence::applicationId).orElse(null)),
                longs(entries, entry -> entry.fence().map(Fence::version).orElse(null)),
                entries.stream()
                        .map(entry -> ChallengeTurn.of(entry.use().challenge()))
                        .toArray(Integer[]::new)));
    }

    private static List<Boolean> standing(List<LedgerEntry> entries, RowSet<Row> stored) {
        Set<String> numbers = new HashSet<>();
        stored.forEach(row -> numbers.add(row.getString(0)));
        return entries.stream().map(entry -> numbers.contains(number(entry))).toList();
    }

    private static String number(LedgerEntry entry) {
        CertificateNumber number = entry.issued().certificate().number();
        return number.written();
    }

    private static String doseIds(LedgerEntry entry) {
        return entry.doseIds().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable String[] texts(List<LedgerEntry> entries, Function<LedgerEntry, @Nullable String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable Long[] longs(List<LedgerEntry> entries, Function<LedgerEntry, @Nullable Long> column) {
        return entries.stream().map(column).toArray(Long[]::new);
    }

    private static Buffer[] buffers(List<LedgerEntry> entries, Function<LedgerEntry, Buffer> column) {
        return entries.stream().map(column).toArray(Buffer[]::new);
    }

    private static Buffer[] keyed(List<LedgerEntry> entries, Function<Idempotency, Bytes> digest) {
        Buffer[] column = new Buffer[entries.size()];
        for (int i = 0; i < column.length; i++) {
            Optional<Idempotency> key = entries.get(i).use().idempotency();
            if (key.isPresent()) {
                column[i] = buffer(digest.apply(key.get()));
            }
        }
        return column;
    }

    private static Buffer subjectTag(Use use) {
        return buffer(use.person().tag().slice(0, SUBJECT_TAG));
    }

    private static Buffer buffer(Bytes bytes) {
        return Buffer.buffer(bytes.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
