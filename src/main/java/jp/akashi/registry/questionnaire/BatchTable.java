package jp.akashi.registry.questionnaire;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.intake.Sender;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Purpose;

/// Batches of questionnaires and their counts, for those who work on the batches of one municipality.
@Singleton
final class BatchTable {
    private static final String WORK_ON = "select set_config('akashi.batches', $1, true)";
    private static final String FIND = """
            select id, sent_on, received_at from questionnaire_batch
             where municipality = $1 and venue = $2 and number = $3 for update""";
    private static final String ADD = """
            insert into questionnaire_batch (municipality, venue, number, sent_on, sent_at) values ($1, $2, $3, $4, $5)
            returning id""";
    private static final String ADD_COUNTS = """
            insert into questionnaire_count (batch_id, municipality, home, sent)
            select $1, $2, i.home, i.sent from unnest($3::text[], $4::int[]) as i (home, sent)""";
    private static final String SENT = "select home, sent from questionnaire_count where batch_id = $1";
    private static final String RECEIVE = """
            update questionnaire_batch set received_by = $2, received_at = $3 where id = $1""";
    private static final String RECEIVE_COUNTS = """
            insert into questionnaire_count as c (batch_id, municipality, home, sent, received)
            select $1, $2, i.home, 0, i.received from unnest($3::text[], $4::int[]) as i (home, received)
            on conflict (batch_id, home) do update set received = excluded.received""";
    private static final String RECEIVED_NONE = """
            update questionnaire_count set received = 0 where batch_id = $1 and received is null""";
    private static final String SETTLE = """
            update questionnaire_batch set settled_by = $4, settled_at = $5, settle_reason = $6
             where municipality = $1 and venue = $2 and number = $3 and settled_at is null""";
    // What was keyed for a municipality that nobody counted stands beside the counts, not below them.
    private static final String VIEW = """
            select b.id, b.venue, b.number, b.sent_on, b.received_at, b.settle_reason, b.settled_by, b.settled_at,
                   c.home, c.sent, c.received, c.keyed, c.registered
              from (select * from questionnaire_batch
                     where municipality = $1 and ($2::text is null or venue = $2) and id > $3 order by id limit $4) b
              join lateral (
                   select coalesce(q.home, k.home) as home, coalesce(q.sent, 0) as sent,
                          case when b.received_at is null then null else coalesce(q.received, 0) end as received,
                          coalesce(k.keyed, 0) as keyed, coalesce(k.registered, 0) as registered
                     from (select home, sent, received from questionnaire_count where batch_id = b.id) q
                     full join (select home, count(*) filter (where fate <> 'DROPPED')::int as keyed,
                                       count(*) filter (where fate = 'REGISTERED')::int as registered
                                  from keyed_dose where batch_id = b.id group by home) k on k.home = q.home) c on true
             order by b.id, c.home""";

    private final Database database;
    private final InstantSource clock;

    BatchTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// One transaction of somebody who works on the batches of their municipality.
    <T> Uni<T> atWork(Sender sender, Function<SqlConnection, Uni<T>> work) {
        String area = sender.municipality().digits();
        return sender.isAtHome()
                ? database.inArea(area, work)
                : database.elsewhere(sender.writer(), connection -> connection
                        .preparedQuery(WORK_ON)
                        .execute(Tuple.of(area))
                        .chain(() -> work.apply(connection)));
    }

    /// Announces a batch; false when it was announced with other counts.
    Uni<Boolean> send(Sender sender, BatchName name, LocalDate sentOn, Map<MunicipalityCode, Integer> counts) {
        return atWork(sender, connection -> find(connection, name)
                .chain(found -> found.isPresent()
                        ? sent(connection, found.get().getLong(0))
                                .map(known -> known.equals(counts)
                                        && found.get().getLocalDate(1).equals(sentOn))
                        : add(connection, name, sentOn, counts).replaceWith(true)));
    }

    /// Counts what arrived; empty when there is no such batch, false when it was counted otherwise before.
    Uni<Optional<Boolean>> receive(Sender sender, BatchName name, Map<MunicipalityCode, Integer> counts) {
        return atWork(sender, connection -> find(connection, name).chain(found -> found.map(batch ->
                        receive(connection, sender, name, batch, counts).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /// Accepts a batch as it is; false when there is none or it was accepted before.
    Uni<Boolean> settle(Sender sender, BatchName name, String reason, String requestId) {
        Tuple values =
                Tuple.of(name.municipality().digits(), name.venue(), name.number(), sender.name(), now(), reason);
        AuditEntry audit = AuditEntry.of(
                        clock.instant(),
                        Purpose.RECORD_CORRECTION,
                        sender.name(),
                        name.municipality().digits(),
                        "QUESTIONNAIRES SETTLED",
                        requestId)
                .onObject(name.venue() + "/" + name.number());
        return atWork(sender, connection -> connection
                .preparedQuery(SETTLE)
                .execute(values)
                .map(rows -> rows.rowCount() == 1)
                .call(settled -> settled
                        ? AuditTrail.write(connection, audit)
                        : Uni.createFrom().voidItem()));
    }

    /// Batches behind that id; a venue sees its own.
    Uni<List<Numbered>> list(Sender sender, Optional<String> venue, long after, int most) {
        Tuple page = Tuple.of(sender.municipality().digits(), venue.orElse(null), after, most);
        return database.inTime(atWork(
                        sender, connection -> connection.preparedQuery(VIEW).execute(page)))
                .map(rows -> batches(sender.municipality(), rows));
    }

    /// A batch and the id by which pages go on.
    record Numbered(long id, Batch batch) {}

    /// The batch's id, held until the transaction ends.
    static Uni<Optional<Row>> find(SqlConnection connection, BatchName name) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(name.municipality().digits(), name.venue(), name.number()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next()));
    }

    private Uni<Void> add(
            SqlConnection connection, BatchName name, LocalDate sentOn, Map<MunicipalityCode, Integer> counts) {
        String area = name.municipality().digits();
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(area, name.venue(), name.number(), sentOn, now()))
                .chain(rows -> connection
                        .preparedQuery(ADD_COUNTS)
                        .execute(Tuple.of(rows.iterator().next().getLong(0), area, homes(counts), numbers(counts))))
                .replaceWithVoid();
    }

    private Uni<Boolean> receive(
            SqlConnection connection, Sender sender, BatchName name, Row batch, Map<MunicipalityCode, Integer> counts) {
        long id = batch.getLong(0);
        Tuple values = Tuple.of(id, name.municipality().digits(), homes(counts), numbers(counts));
        return batch.getOffsetDateTime(2) != null
                ? received(connection, id).map(known -> known.equals(counts))
                : connection
                        .preparedQuery(RECEIVE)
                        .execute(Tuple.of(id, sender.name(), now()))
                        .chain(() -> connection.preparedQuery(RECEIVE_COUNTS).execute(values))
                        .chain(() -> connection.preparedQuery(RECEIVED_NONE).execute(Tuple.of(id)))
                        .replaceWith(true);
    }

    private static Uni<Map<MunicipalityCode, Integer>> sent(SqlConnection connection, long id) {
        return counts(connection, SENT + " and sent > 0", id);
    }

    private static Uni<Map<MunicipalityCode, Integer>> received(SqlConnection connection, long id) {
        return counts(connection, SENT.replace("home, sent", "home, received") + " and received > 0", id);
    }

    private static Uni<Map<MunicipalityCode, Integer>> counts(SqlConnection connection, String query, long id) {
        return connection.preparedQuery(query).execute(Tuple.of(id)).map(rows -> {
            Map<MunicipalityCode, Integer> counts = new LinkedHashMap<>();
            rows.forEach(row -> counts.put(new MunicipalityCode(row.getString(0)), row.getInteger(1)));
            return counts;
        });
    }

    private static List<Numbered> batches(MunicipalityCode municipality, RowSet<Row> rows) {
        Map<Long, List<Row>> byBatch = new LinkedHashMap<>();
        rows.forEach(row ->
                byBatch.computeIfAbsent(row.getLong(0), _ -> new ArrayList<>()).add(row));
        return byBatch.entrySet().stream()
                .map(each -> new Numbered(each.getKey(), batch(municipality, each.getValue())))
                .toList();
    }

    private static Batch batch(MunicipalityCode municipality, List<Row> rows) {
        Row first = rows.getFirst();
        return new Batch(
                new BatchName(municipality, first.getString(1), first.getString(2)),
                first.getLocalDate(3),
                Optional.ofNullable(first.getOffsetDateTime(4)).map(OffsetDateTime::toInstant),
                rows.stream().map(BatchTable::count).toList(),
                Stream.ofNullable(first.getString(5))
                        .map(reason -> new Batch.Settlement(
                                reason,
                                first.getString(6),
                                first.getOffsetDateTime(7).toInstant()))
                        .findFirst());
    }

    private static Reconciliation count(Row row) {
        return new Reconciliation(
                new MunicipalityCode(row.getString(8)),
                row.getInteger(9),
                Optional.ofNullable(row.getInteger(10)),
                row.getInteger(11),
                row.getInteger(12));
    }

    private static String[] homes(Map<MunicipalityCode, Integer> counts) {
        return counts.keySet().stream().map(MunicipalityCode::digits).toArray(String[]::new);
    }

    private static Integer[] numbers(Map<MunicipalityCode, Integer> counts) {
        return counts.values().toArray(Integer[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
