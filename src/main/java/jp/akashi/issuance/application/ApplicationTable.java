package jp.akashi.issuance.application;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.issuance.ledger.Fence;
import jp.akashi.issuance.ledger.SealedContent;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.Refusal;
import org.jspecify.annotations.Nullable;

/// Writes applications down, moves them on by compare-and-set, and reads each with all that belongs to it at once.
@Singleton
final class ApplicationTable {
    private static final String RECEIVE = """
            insert into kiosk_application (id, request_digest, key_digest, body_digest, request_id, store, terminal,
                                           municipality, use, copies, state, received_at, changed_at, deadline, ends_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'RECEIVED', $11, $11, least($12, $13), $13)
            on conflict do nothing""";

    private static final String ADVANCE = """
            update kiosk_application
               set state = $4, version = version + 1, changed_at = $5, binding = coalesce($6, binding),
                   other_bindings = coalesce($8, other_bindings),
                   deadline = least(coalesce($7, deadline), ends_at)
             where id = $1 and version = $2 and state = $3 and deadline > $5""";

    private static final String REFUSE = """
            update kiosk_application set state = 'REFUSED', version = version + 1, changed_at = $2, refusal = $3
             where id = $1 and state = any($4)""";

    // Status, content, and what could forbid to hand it out, of one moment.
    private static final String FIND = """
            select a.id, a.version, a.state, a.store, a.terminal, a.municipality, a.copies, a.deadline, a.ends_at,
                   a.body_digest, a.refusal, a.binding, c.number, c.content_sealed, r.person_key,
                   exists (select from revocation v where v.number = a.number),
                   exists (select from latch l where l.municipality = a.municipality and l.closed),
                   (select count(*) from kiosk_copy k where k.application_id = a.id),
                   (select count(k.printed_at) from kiosk_copy k where k.application_id = a.id),
                   a.other_bindings
              from kiosk_application a
              left join certificate c on c.number = a.number
              left join resident r on r.id = c.resident_id
             where\s""";
    private static final String FIND_BY_ID = FIND + "a.id = $1";
    private static final String FIND_BY_REQUEST = FIND + "a.request_digest = $1 or a.key_digest = $2";

    private final Database database;
    private final SealedContent content;
    private final Deadlines deadlines;

    ApplicationTable(Database database, SealedContent content, Deadlines deadlines) {
        this.database = database;
        this.content = content;
        this.deadlines = deadlines;
    }

    /// Whether the application is new: false where the request's id or key was seen before.
    Uni<Boolean> receive(String id, NewApplication asked, Instant at) {
        Tuple row = Tuple.tuple()
                .addString(id)
                .addValue(buffer(asked.requestDigest()))
                .addValue(asked.keyDigest().map(ApplicationTable::buffer).orElse(null))
                .addValue(buffer(asked.bodyDigest()))
                .addString(asked.requestId())
                .addString(asked.terminal().store())
                .addString(asked.terminal().id())
                .addString(asked.municipality())
                .addString(asked.use().name())
                .addInteger(asked.copies())
                .addOffsetDateTime(utc(at))
                .addOffsetDateTime(deadline(ApplicationState.RECEIVED, at))
                .addOffsetDateTime(utc(deadlines.end(at)));
        return changed(RECEIVE, row);
    }

    /// Moves an application in preparation on; false where somebody else did, or its time passed.
    Uni<Boolean> advance(
            Fence fence, ApplicationState from, ApplicationState next, Optional<Binding> binding, Instant at) {
        return changed(ADVANCE, step(fence, from, next, binding, at));
    }

    /// Moves a shown one on to PAID; false as above.
    Uni<Boolean> pay(Fence fence, ApplicationState from, Instant at) {
        Tuple row = step(fence, from, ApplicationState.PAID, Optional.empty(), at);
        return database.inPaidTime(database.paid().preparedQuery(ADVANCE).execute(row))
                .map(rows -> rows.rowCount() == 1);
    }

    private Tuple step(
            Fence fence, ApplicationState from, ApplicationState next, Optional<Binding> binding, Instant at) {
        return Tuple.tuple()
                .addString(fence.applicationId())
                .addLong(fence.version())
                .addString(from.name())
                .addString(next.name())
                .addOffsetDateTime(utc(at))
                .addString(binding.map(Binding::value).orElse(null))
                .addOffsetDateTime(deadline(next, at))
                .addValue(binding.map(Binding::others)
                        .filter(others -> !others.isEmpty())
                        .map(others -> others.toArray(String[]::new))
                        .orElse(null));
    }

    /// Ends an application that has no certificate yet.
    Uni<Boolean> refuse(String id, Refusal refusal, List<ApplicationState> from, Instant at) {
        String[] states = from.stream().map(Enum::name).toArray(String[]::new);
        return changed(REFUSE, Tuple.of(id, utc(at), refusal.code(), states));
    }

    Uni<Optional<Application>> find(String id) {
        return database.inPaidTime(database.paid().preparedQuery(FIND_BY_ID).execute(Tuple.of(id)))
                .map(rows -> applications(rows).stream().findFirst());
    }

    /// The applications that a request's id or key already stands for: none, one, or two that contradict each other.
    Uni<List<Application>> find(NewApplication asked) {
        Tuple keys = Tuple.tuple()
                .addValue(buffer(asked.requestDigest()))
                .addValue(asked.keyDigest().map(ApplicationTable::buffer).orElse(null));
        return database.inTime(database.writes().preparedQuery(FIND_BY_REQUEST).execute(keys))
                .map(this::applications);
    }

    private Uni<Boolean> changed(String sql, Tuple row) {
        return database.inTime(database.writes().preparedQuery(sql).execute(row))
                .map(rows -> rows.rowCount() == 1);
    }

    private List<Application> applications(RowSet<Row> rows) {
        List<Application> found = new ArrayList<>();
        rows.forEach(row -> found.add(application(row)));
        return found;
    }

    private Application application(Row row) {
        return new Application(
                new Fence(row.getString(0), row.getLong(1)),
                ApplicationState.valueOf(row.getString(2)),
                new Terminal(row.getString(3), row.getString(4)),
                row.getString(5),
                row.getInteger(6),
                row.getInteger(17),
                row.getInteger(18),
                row.getOffsetDateTime(7).toInstant(),
                row.getOffsetDateTime(8).toInstant(),
                bytes(row, 9),
                Optional.ofNullable(row.getString(10)).map(Refusal::ofCode),
                Optional.ofNullable(row.getString(12)).map(number -> content(row, number)),
                row.getBoolean(16));
    }

    private Application.Content content(Row row, String number) {
        return new Application.Content(
                content.open(number, row.getBuffer(13).getBytes()),
                new PersonKey(bytes(row, 14)),
                new Binding(row.getString(11), others(row.getArrayOfStrings(19))),
                row.getBoolean(15));
    }

    private static List<String> others(String @Nullable [] bindings) {
        return bindings == null ? List.of() : List.of(bindings);
    }

    private @Nullable OffsetDateTime deadline(ApplicationState state, Instant since) {
        return deadlines.of(state, since).map(ApplicationTable::utc).orElse(null);
    }

    private static Bytes bytes(Row row, int column) {
        return Bytes.copyOf(row.getBuffer(column).getBytes());
    }

    private static Buffer buffer(Bytes bytes) {
        return Buffer.buffer(bytes.toArray());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
