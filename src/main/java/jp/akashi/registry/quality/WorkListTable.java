package jp.akashi.registry.quality;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Reads the work list of one area.
@Singleton
final class WorkListTable {
    private static final String COUNTS = """
            select kind, count(*) from quality_finding where municipality = $1 and state = 'OPEN' group by kind""";
    private static final String FINDING = """
            select f.id, f.kind, f.ticket_number, r.municipal_person_id, r.name, f.dose_numbers, f.found_at,
                   f.settlement, f.reason, f.settled_by, f.changed_at
              from quality_finding f
              left join resident r on r.municipality = f.municipality and r.ticket_number = f.ticket_number
             where f.municipality = $1""";
    private static final String PAGE =
            FINDING + " and f.state = $2 and ($3 = '' or f.kind = $3) and f.id > $4 order by f.id limit $5";
    private static final String FIND = FINDING + " and f.id = $2 and f.state <> 'GONE'";
    private static final String DOSES = """
            select dose_number, vaccinated_on, product, lot, venue, physician, vaccinated_in, source, sender, version,
                   recorded_at
              from dose
             where municipality = $1 and ticket_number = $2::bpchar and state in ('ACTIVE', 'PENDING')
             order by dose_number""";

    private final Database database;

    WorkListTable(Database database) {
        this.database = database;
    }

    Uni<Map<ErrorKind, Long>> counts(String area) {
        return read(area, COUNTS, Tuple.of(area)).map(rows -> {
            Map<ErrorKind, Long> counts = new EnumMap<>(ErrorKind.class);
            rows.forEach(row -> counts.put(ErrorKind.valueOf(row.getString(0)), row.getLong(1)));
            return counts;
        });
    }

    Uni<List<Finding>> page(String area, Optional<ErrorKind> kind, boolean isSettled, long after, int most) {
        String state = isSettled ? "SETTLED" : "OPEN";
        Tuple key = Tuple.of(area, state, kind.map(Enum::name).orElse(""), after, most);
        return read(area, PAGE, key).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(WorkListTable::finding)
                .toList());
    }

    Uni<Optional<Finding>> find(String area, long id) {
        return read(area, FIND, Tuple.of(area, id)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(WorkListTable::finding)
                .findFirst());
    }

    Uni<List<SuspectDose>> doses(String area, Finding finding) {
        return read(area, DOSES, Tuple.of(area, finding.ticket().digits()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> dose(row, finding))
                        .toList());
    }

    private Uni<RowSet<Row>> read(String area, String query, Tuple key) {
        return database.inTime(database.inArea(
                area, connection -> connection.preparedQuery(query).execute(key)));
    }

    private static Finding finding(Row row) {
        Optional<Finding.Settled> settled = row.getString(7) == null
                ? Optional.empty()
                : Optional.of(new Finding.Settled(
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getOffsetDateTime(10).toInstant()));
        return new Finding(
                row.getLong(0),
                ErrorKind.valueOf(row.getString(1)),
                new TicketNumber(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                List.of(row.getArrayOfIntegers(5)),
                row.getOffsetDateTime(6).toInstant(),
                settled);
    }

    private static SuspectDose dose(Row row, Finding finding) {
        Dose dose = new Dose(
                row.getInteger(0),
                row.getLocalDate(1),
                VaccineProduct.valueOf(row.getString(2)),
                new LotNumber(row.getString(3)));
        return new SuspectDose(
                dose,
                finding.doseNumbers().contains(dose.number()),
                row.getString(4),
                row.getString(5),
                new MunicipalityCode(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getInteger(9),
                row.getOffsetDateTime(10).toInstant());
    }
}
