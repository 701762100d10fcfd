package jp.akashi.inquiry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Inquiries as their asker reads them. Every statement names the asker: nobody else's are there.
@Singleton
final class InquiryListTable {
    private static final String INQUIRY = """
            select q.id, q.municipality, q.asked, q.birth_date, q.asked_by, q.asked_at, q.attempts, q.state,
                   q.next_attempt_at, q.due_at, q.ended_at""";
    private static final String FIND = INQUIRY + """
            , c.ticket_number, c.dose_number, c.vaccinated_on, c.product, c.lot, c.venue, c.physician,
                   c.vaccinated_in, c.source_version, c.source_recorded
              from inquiry q left join copied_dose c on c.inquiry_id = q.id
             where q.municipality = $1 and q.id = $2
             order by c.dose_number""";
    private static final String LATEST = INQUIRY + """

              from inquiry q where q.municipality = $1 order by q.asked_at desc, q.id limit 100""";
    private static final String COUNTS = """
            select case when state <> 'OPEN' then state when due_at <= $2 then 'OVERDUE' else 'WAITING' end, count(*)
              from inquiry where municipality = $1 group by 1 order by 1""";

    private static final String OVERDUE = "select count(*) from inquiry where state = 'OPEN' and due_at <= $1";

    private final Database database;
    private final InstantSource clock;

    InquiryListTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Uni<Optional<Inquiry>> find(MunicipalityCode asker, String id) {
        return read(asker, FIND, Tuple.of(asker.digits(), id)).map(this::one);
    }

    Uni<List<Inquiry>> latest(MunicipalityCode asker) {
        return read(asker, LATEST, Tuple.of(asker.digits())).map(rows -> {
            List<Inquiry> all = new ArrayList<>();
            rows.forEach(row -> all.add(inquiry(row, List.of())));
            return all;
        });
    }

    Uni<Map<String, Long>> counts(MunicipalityCode asker) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return read(asker, COUNTS, Tuple.of(asker.digits(), now)).map(rows -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
            return counts;
        });
    }

    /// How many inquiries of all municipalities are overdue.
    Uni<Long> overdue() {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return database.inTime(database.reads().preparedQuery(OVERDUE).execute(Tuple.of(now)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<RowSet<Row>> read(MunicipalityCode asker, String query, Tuple key) {
        return database.inTime(database.inArea(
                asker.digits(), connection -> connection.preparedQuery(query).execute(key)));
    }

    private Optional<Inquiry> one(RowSet<Row> rows) {
        List<TransferredDose> copies = new ArrayList<>();
        Row last = null;
        for (Row row : rows) {
            last = row;
            if (row.getString(11) != null) {
                copies.add(copy(row, 11));
            }
        }
        return last == null ? Optional.empty() : Optional.of(inquiry(last, copies));
    }

    private Inquiry inquiry(Row row, List<TransferredDose> copies) {
        return new Inquiry(
                row.getString(0),
                new MunicipalityCode(row.getString(1)),
                new MunicipalityCode(row.getString(2)),
                row.getLocalDate(3),
                row.getString(4),
                instant(row, 5),
                row.getInteger(6),
                state(row),
                copies);
    }

    private InquiryState state(Row row) {
        return switch (row.getString(7)) {
            case "ANSWERED" -> new InquiryState.Answered(instant(row, 10));
            case "NO_RECORDS" -> new InquiryState.NoRecords(instant(row, 10));
            case "REFUSED" -> new InquiryState.Refused(instant(row, 10));
            default ->
                instant(row, 9).isAfter(clock.instant())
                        ? new InquiryState.Waiting(instant(row, 8))
                        : new InquiryState.Overdue(instant(row, 9));
        };
    }

    /// The copied dose whose ten columns begin there, ticket first and time of record last.
    static TransferredDose copy(Row row, int first) {
        return new TransferredDose(
                new TicketNumber(row.getString(first)),
                new Dose(
                        row.getInteger(first + 1),
                        row.getLocalDate(first + 2),
                        VaccineProduct.valueOf(row.getString(first + 3)),
                        new LotNumber(row.getString(first + 4))),
                row.getString(first + 5),
                row.getString(first + 6),
                new MunicipalityCode(row.getString(first + 7)),
                row.getInteger(first + 8),
                instant(row, first + 9));
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
