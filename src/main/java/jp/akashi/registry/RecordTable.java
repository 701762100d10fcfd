package jp.akashi.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.VaccineProduct;

/// Reads a person's record in one statement, so that person and doses are of the same moment. Metric:
/// `akashi_registry_reads_total`.
@Singleton
final class RecordTable {
    private static final String FIND = """
            select r.id, r.revision, r.name, r.birth_date, r.protected,
                   d.id, d.state, d.dose_number, d.vaccinated_on, d.product, d.lot
              from resident r
              left join dose d on d.municipality = r.municipality
                              and d.ticket_number = r.ticket_number
                              and d.state in ('ACTIVE', 'PENDING')
             where r.municipality = $1 and r.person_key = $2
             order by d.dose_number""";

    private final Database database;
    private final Counter reads;

    RecordTable(Database database, MeterRegistry metrics) {
        this.database = database;
        this.reads = metrics.counter("akashi.registry.reads");
    }

    Uni<Optional<PersonRecord>> find(PersonAt at) {
        reads.increment();
        Tuple key = Tuple.of(
                at.municipality().digits(), Buffer.buffer(at.person().tag().toArray()));
        return database.inTime(database.reads().preparedQuery(FIND).execute(key))
                .map(RecordTable::record);
    }

    private static Optional<PersonRecord> record(RowSet<Row> rows) {
        Row person = null;
        boolean awaitsDoses = false;
        List<RecordedDose> doses = new ArrayList<>(Dose.HIGHEST_NUMBER);
        for (Row row : rows) {
            person = row;
            String state = row.getString(6);
            if ("ACTIVE".equals(state)) {
                doses.add(new RecordedDose(row.getLong(5), dose(row)));
            } else if (state != null) {
                awaitsDoses = true;
            }
        }
        return person == null ? Optional.empty() : Optional.of(record(person, awaitsDoses, doses));
    }

    private static PersonRecord record(Row person, boolean awaitsDoses, List<RecordedDose> doses) {
        return new PersonRecord(
                person.getLong(0),
                person.getLong(1),
                new PersonName(person.getString(2)),
                person.getLocalDate(3),
                person.getBoolean(4),
                awaitsDoses,
                doses);
    }

    private static Dose dose(Row row) {
        return new Dose(
                row.getInteger(7),
                row.getLocalDate(8),
                VaccineProduct.valueOf(row.getString(9)),
                new LotNumber(row.getString(10)));
    }
}
