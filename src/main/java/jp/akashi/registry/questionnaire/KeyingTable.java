package jp.akashi.registry.questionnaire;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.intake.Sender;
import jp.akashi.vocabulary.Bytes;

/// What was keyed from the questionnaires of a batch, and what became of each dose.
@Singleton
final class KeyingTable {
    /// One person's work on a batch: rows of cells in the order of the feed's columns.
    record Keying(int number, String keyer, Bytes sha256, List<List<String>> rows) {}

    /// What became of one dose; `cells` of what goes in.
    record Kept(String home, String ticket, int number, String fate, Optional<List<String>> cells, String fault) {}

    /// One line of a dispatch list.
    record Dispatch(long batchId, String venue, String batch, LocalDate sentOn, String home, List<String> cells) {}

    private static final String KEYINGS = """
            select number, keyer, sha256, rows from keying where batch_id = $1 order by number""";
    private static final String ADD = """
            insert into keying (batch_id, municipality, number, keyer, sha256, rows, received_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (batch_id, number) do update
               set keyer = excluded.keyer, sha256 = excluded.sha256, rows = excluded.rows,
                   received_at = excluded.received_at""";
    private static final String KEPT = """
            select home, ticket_number, dose_number, fate, cells, fault from keyed_dose where batch_id = $1
             order by home, ticket_number, dose_number""";
    private static final String KEEP = """
            insert into keyed_dose (batch_id, municipality, home, ticket_number, dose_number, fate, cells, fault)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (batch_id, home, ticket_number, dose_number) do update
               set fate = excluded.fate, cells = excluded.cells, fault = excluded.fault""";
    private static final String DISPATCH = """
            select b.id, b.venue, b.number, b.sent_on, k.home, k.cells, k.ticket_number, k.dose_number
              from keyed_dose k join questionnaire_batch b on b.id = k.batch_id
             where k.municipality = $1 and k.home <> $1 and k.fate in ('AGREED', 'REGISTERED', 'REJECTED')
               and b.sent_on between $2 and $3 and ($4::text is null or k.home = $4::bpchar)
               and (k.home, k.batch_id, k.ticket_number, k.dose_number) > ($5::bpchar, $6, $7::bpchar, $8)
             order by k.home, k.batch_id, k.ticket_number, k.dose_number limit $9""";

    private final BatchTable batches;
    private final Database database;
    private final InstantSource clock;

    KeyingTable(BatchTable batches, Database database, InstantSource clock) {
        this.batches = batches;
        this.database = database;
        this.clock = clock;
    }

    static Uni<List<Keying>> keyings(SqlConnection connection, long batchId) {
        return connection.preparedQuery(KEYINGS).execute(Tuple.of(batchId)).map(rows -> stream(rows)
                .map(row -> new Keying(
                        row.getInteger(0),
                        row.getString(1),
                        Bytes.copyOf(row.getBuffer(2).getBytes()),
                        rows((JsonArray) row.getValue(3))))
                .toList());
    }

    Uni<Void> add(SqlConnection connection, long batchId, Sender sender, Keying keying) {
        Tuple values = Tuple.tuple()
                .addValue(batchId)
                .addValue(sender.municipality().digits())
                .addValue(keying.number())
                .addValue(keying.keyer())
                .addValue(Buffer.buffer(keying.sha256().toArray()))
                .addValue(
                        new JsonArray(keying.rows().stream().map(JsonArray::new).toList()))
                .addValue(clock.instant().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    static Uni<List<Kept>> kept(SqlConnection connection, long batchId) {
        return connection.preparedQuery(KEPT).execute(Tuple.of(batchId)).map(rows -> stream(rows)
                .map(row -> new Kept(
                        row.getString(0),
                        row.getString(1),
                        row.getInteger(2),
                        row.getString(3),
                        Stream.ofNullable((JsonArray) row.getValue(4))
                                .map(KeyingTable::cells)
                                .findFirst(),
                        Optional.ofNullable(row.getString(5)).orElse("")))
                .toList());
    }

    static Uni<Void> keep(SqlConnection connection, long batchId, Sender sender, List<Kept> doses) {
        List<Tuple> rows = doses.stream()
                .map(dose -> Tuple.tuple()
                        .addValue(batchId)
                        .addValue(sender.municipality().digits())
                        .addValue(dose.home())
                        .addValue(dose.ticket())
                        .addValue(dose.number())
                        .addValue(dose.fate())
                        .addValue(dose.cells().map(JsonArray::new).orElse(null))
                        .addValue(dose.fault().isEmpty() ? null : dose.fault()))
                .toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid();
    }

    /// The questionnaires of other municipalities' tickets, a page behind the last line.
    Uni<List<Dispatch>> dispatch(
            Sender sender, LocalDate from, LocalDate to, Optional<String> home, Optional<Dispatch> last, int most) {
        Tuple page = Tuple.tuple()
                .addValue(sender.municipality().digits())
                .addValue(from)
                .addValue(to)
                .addValue(home.orElse(null))
                .addValue(last.map(Dispatch::home).orElse(""))
                .addValue(last.map(Dispatch::batchId).orElse(0L))
                .addValue(last.map(line -> line.cells().get(1)).orElse(""))
                .addValue(last.map(line -> Integer.valueOf(line.cells().get(2))).orElse(0))
                .addValue(most);
        return database.inTime(batches.atWork(
                        sender, connection -> connection.preparedQuery(DISPATCH).execute(page)))
                .map(rows -> stream(rows)
                        .map(row -> new Dispatch(
                                row.getLong(0),
                                row.getString(1),
                                row.getString(2),
                                row.getLocalDate(3),
                                row.getString(4),
                                cells((JsonArray) row.getValue(5))))
                        .toList());
    }

    private static List<List<String>> rows(JsonArray stored) {
        List<List<String>> rows = new ArrayList<>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            rows.add(cells(stored.getJsonArray(i)));
        }
        return rows;
    }

    private static List<String> cells(JsonArray stored) {
        return stored.stream().map(String.class::cast).toList();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
