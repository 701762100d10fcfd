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
import jp.akashi.resident.PersonKeys;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.KeyedPerson;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.PersonKey;
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

    // While the index key rotates. One statement, so that nobody is missed who is brought forward meanwhile.
    private static final String FIND_UNDER_ANY = """
            select r.id, r.revision, r.name, r.birth_date, r.protected,
                   d.id, d.state, d.dose_number, d.vaccinated_on, d.product, d.lot, r.person_key
              from resident r
              left join dose d on d.municipality = r.municipality
                              and d.ticket_number = r.ticket_number
                              and d.state in ('ACTIVE', 'PENDING')
             where r.municipality = $1 and r.person_key = any ($2)
             order by d.dose_number""";

    // Asked before somebody is told that there is no record, where this node cannot know it by itself.
    private static final String VERSIONS = "select version from secret_key_use where secret = 'INDEX'";

    /// A record, and the key that its row has.
    record Found(PersonAt at, PersonRecord record) {}

    private final Database database;
    private final PersonKeys keys;
    private final Counter reads;

    RecordTable(Database database, PersonKeys keys, MeterRegistry metrics) {
        this.database = database;
        this.keys = keys;
        this.reads = metrics.counter("akashi.registry.reads");
    }

    /// Empty only when rows are kept under no key but those held here; fails otherwise.
    Uni<Optional<Found>> find(PersonAt at) {
        reads.increment();
        return database.inTime(rows(at).chain(
                        rows -> rows.size() == 0 ? nobody() : Uni.createFrom().item(Optional.of(found(at, rows)))));
    }

    // As a rule this costs nothing: the time of a "no" does not tell who is registered.
    private Uni<Optional<Found>> nobody() {
        return keys.areAllHeld()
                ? Uni.createFrom().item(Optional.empty())
                : database.reads().preparedQuery(VERSIONS).execute().map(this::none);
    }

    private Uni<RowSet<Row>> rows(PersonAt at) {
        KeyedPerson person = at.person();
        String area = at.municipality().digits();
        return person.others().isEmpty()
                ? database.reads().preparedQuery(FIND).execute(Tuple.of(area, bytes(person.key())))
                : database.reads()
                        .preparedQuery(FIND_UNDER_ANY)
                        .execute(Tuple.of(
                                area, person.all().map(RecordTable::bytes).toArray(Buffer[]::new)));
    }

    private Optional<Found> none(RowSet<Row> versions) {
        List<Integer> inUse = new ArrayList<>();
        versions.forEach(row -> inUse.add(row.getInteger(0)));
        keys.requireHeld(inUse);
        return Optional.empty();
    }

    private static Found found(PersonAt at, RowSet<Row> rows) {
        Row person = rows.iterator().next();
        PersonAt where = at.person().others().isEmpty()
                ? at
                : new PersonAt(new PersonKey(Bytes.copyOf(person.getBuffer(11).getBytes())), at.municipality());
        return new Found(where, record(rows));
    }

    private static Buffer bytes(PersonKey key) {
        return Buffer.buffer(key.tag().toArray());
    }

    private static PersonRecord record(RowSet<Row> rows) {
        boolean awaitsDoses = false;
        List<RecordedDose> doses = new ArrayList<>(Dose.HIGHEST_NUMBER);
        for (Row row : rows) {
            String state = row.getString(6);
            if ("ACTIVE".equals(state)) {
                doses.add(new RecordedDose(row.getLong(5), dose(row)));
            } else if (state != null) {
                awaitsDoses = true;
            }
        }
        return record(rows.iterator().next(), awaitsDoses, doses);
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
