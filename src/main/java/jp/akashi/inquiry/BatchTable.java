package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.resident.Numbered;
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Writes a file's questions as inquiries, and reads what became of them.
@Singleton
final class BatchTable {
    /// A file's questions, and who sent them.
    record Batch(String id, MunicipalityCode asker, String by, String requestId, List<BatchRow> rows) {}

    private static final String BATCH = """
            insert into inquiry_batch (id, municipality, asked_by, received_at) values ($1, $2, $3, $4)""";
    private static final String ADD = """
            insert into inquiry (id, municipality, asked, person_key, birth_date, number_sealed, purpose, legal_basis,
                                 asked_by, request_id, batch_id, batch_line, state, next_attempt_at, asked_at, due_at)
            select i.id, $1, i.asked, i.person_key, i.birth_date, i.number_sealed, $2, $3, $4, $5, $6, i.line, 'OPEN',
                   $7, $8, $9
              from unnest($10::text[], $11::text[], $12::bytea[], $13::date[], $14::bytea[], $15::bigint[])
                   as i (id, asked, person_key, birth_date, number_sealed, line)""";
    private static final String EXISTS = """
            select exists (select from inquiry_batch where municipality = $1 and id = $2)""";
    private static final String RESULTS = """
            with page as (
              select id, batch_line, asked, state, due_at from inquiry
               where municipality = $1 and batch_id = $2 and batch_line > $3 order by batch_line limit $4
            )
            select q.batch_line,
                   case when q.state <> 'OPEN' then q.state when q.due_at <= $5 then 'OVERDUE' else 'WAITING' end,
                   q.asked, c.ticket_number, c.dose_number, c.vaccinated_on, c.product, c.lot, c.venue, c.physician,
                   c.vaccinated_in, c.source_version, c.source_recorded
              from page q left join copied_dose c on c.inquiry_id = q.id
             order by q.batch_line, c.dose_number""";

    private final Database database;
    private final PersonKeys keys;
    private final SealedNumbers numbers;

    BatchTable(Database database, PersonKeys keys, SealedNumbers numbers) {
        this.database = database;
        this.keys = keys;
        this.numbers = numbers;
    }

    /// All of them or none, each with its audit entry.
    Uni<Void> write(Batch batch, Instant now, Instant next, InquiryConfig config) {
        Tuple file = Tuple.of(batch.id(), batch.asker().digits(), batch.by(), utc(now));
        List<String> ids = batch.rows().stream().map(_ -> Inquiries.newId()).toList();
        List<Numbered> people =
                batch.rows().stream().map(row -> keys.numbered(row.number())).toList();
        Instant due = next.plus(config.dueAfter());
        return database.inArea(batch.asker().digits(), connection -> connection
                .preparedQuery(BATCH)
                .execute(file)
                .chain(() -> IndexTurn.enter(connection, batch.asker().digits(), in -> Numbered.moves(people, in)))
                .map(version ->
                        people.stream().map(one -> one.under(version).person()).toList())
                .call(persons -> add(connection, batch, ids, persons, List.of(next, now, due)))
                .chain(persons -> AuditTrail.write(connection, entries(batch, ids, persons, now))));
    }

    Uni<Boolean> exists(MunicipalityCode asker, String batchId) {
        Tuple key = Tuple.of(asker.digits(), batchId);
        return database.inTime(database.inArea(
                        asker.digits(),
                        connection -> connection.preparedQuery(EXISTS).execute(key)))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    Uni<List<BatchLine>> results(MunicipalityCode asker, String batchId, long after, int most, Instant now) {
        Tuple key = Tuple.of(asker.digits(), batchId, after, most, utc(now));
        return database.inTime(database.inArea(
                        asker.digits(),
                        connection -> connection.preparedQuery(RESULTS).execute(key)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BatchTable::line)
                        .toList());
    }

    private Uni<Void> add(
            SqlConnection connection, Batch batch, List<String> ids, List<PersonKey> persons, List<Instant> times) {
        List<BatchRow> rows = batch.rows();
        List<Buffer> sealed = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            sealed.add(Buffer.buffer(numbers.seal(rows.get(i).number(), ids.get(i))));
        }
        Tuple values = Tuple.tuple()
                .addValue(batch.asker().digits())
                .addValue(LegalBasis.PURPOSE.name())
                .addValue(LegalBasis.MY_NUMBER_ACT_19_16.name())
                .addValue(batch.by())
                .addValue(batch.requestId())
                .addValue(batch.id())
                .addValue(utc(times.get(0)))
                .addValue(utc(times.get(1)))
                .addValue(utc(times.get(2)))
                .addValue(ids.toArray(String[]::new))
                .addValue(rows.stream().map(row -> row.asked().digits()).toArray(String[]::new))
                .addValue(persons.stream()
                        .map(person -> Buffer.buffer(person.tag().toArray()))
                        .toArray(Buffer[]::new))
                .addValue(rows.stream().map(BatchRow::birthDate).toArray(LocalDate[]::new))
                .addValue(sealed.toArray(Buffer[]::new))
                .addValue(rows.stream().map(BatchRow::line).toArray(Long[]::new));
        return connection.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    private static List<AuditEntry> entries(Batch batch, List<String> ids, List<PersonKey> persons, Instant now) {
        List<AuditEntry> entries = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            entries.add(AuditEntry.of(
                            now,
                            LegalBasis.PURPOSE,
                            batch.by(),
                            batch.asker().digits(),
                            "INQUIRY_ASKED",
                            batch.requestId())
                    .onPerson(persons.get(i).auditTag())
                    .onObject(ids.get(i)));
        }
        return entries;
    }

    private static BatchLine line(Row row) {
        Optional<TransferredDose> dose =
                row.getString(3) == null ? Optional.empty() : Optional.of(InquiryListTable.copy(row, 3));
        return new BatchLine(row.getLong(0), row.getString(1), new MunicipalityCode(row.getString(2)), dose);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
