package jp.akashi.registry.extraction;

import io.smallrye.mutiny.Uni;
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
import jp.akashi.platform.storage.AuditEntry;
import jp.akashi.platform.storage.AuditTrail;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.Purpose;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Reads an area's records by ascending ticket, from one ticket on.
@Singleton
final class ExtractionTable {
    /// A page: its tickets' persons, how many tickets it has, and the last of them.
    record Page(List<ExtractedPerson> persons, int tickets, String lastTicket) {}

    // After a first import the statistics know nobody of the area, and a plan made for "nobody" took 35 s a page.
    private static final String LIMIT = "select set_config('statement_timeout', '60s', true),"
            + " set_config('plan_cache_mode', 'force_generic_plan', true)";
    // A state per listing keeps each page on one index (dose_current); each ticket of a page is looked up by itself.
    private static final String PAGE = """
            with page as materialized (
              select distinct ticket_number from dose
               where municipality = $1 and ticket_number > $2::bpchar and state in ('ACTIVE', 'PENDING') and state = $3
                 and ($4::timestamptz is null or recorded_at >= $4)
               order by ticket_number limit $5
            )
            select p.ticket_number,
                   (select r.municipal_person_id from resident r
                     where r.municipality = $1 and r.ticket_number = p.ticket_number),
                   d.dose_number, d.vaccinated_on, d.product, d.lot,
                   d.vaccinated_in, d.venue, d.physician, d.recorded_at
              from page p
             cross join lateral (
               select * from dose
                where municipality = $1 and ticket_number = p.ticket_number and state in ('ACTIVE', 'PENDING') and state = $3
               offset 0) d
             order by p.ticket_number, d.dose_number""";

    private static final String COUNT = """
            select count(distinct ticket_number) from dose
             where municipality = $1 and state in ('ACTIVE', 'PENDING') and state = $2""";

    private final Database database;

    ExtractionTable(Database database) {
        this.database = database;
    }

    Uni<Void> announce(String area, Listing listing, String by, String requestId, Instant now) {
        AuditEntry entry = AuditEntry.of(now, Purpose.RECORD_EXTRACTION, by, area, "EXTRACTED", requestId)
                .onObject(listing.name());
        return database.inTime(database.inArea(area, connection -> AuditTrail.write(connection, entry)));
    }

    Uni<Page> page(String area, Listing listing, Optional<Instant> since, String after, int most) {
        Tuple key = Tuple.tuple()
                .addValue(area)
                .addValue(after)
                .addValue(state(listing))
                .addOffsetDateTime(since.map(ExtractionTable::utc).orElse(null))
                .addValue(most);
        return database.inArea(area, connection -> connection
                .preparedQuery(LIMIT)
                .execute()
                .chain(() -> connection.preparedQuery(PAGE).execute(key))
                .map(ExtractionTable::page));
    }

    Uni<Long> count(String area, Listing listing) {
        return database.inTime(database.inArea(area, connection -> connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(area, state(listing)))
                .map(rows -> rows.iterator().next().getLong(0))));
    }

    private static String state(Listing listing) {
        return switch (listing) {
            case REGISTER -> "ACTIVE";
            case WAITING -> "PENDING";
        };
    }

    private static Page page(RowSet<Row> rows) {
        List<ExtractedPerson> persons = new ArrayList<>();
        List<ExtractedDose> doses = new ArrayList<>(Dose.HIGHEST_NUMBER);
        Row before = null;
        for (Row row : rows) {
            if (before != null && !before.getString(0).equals(row.getString(0))) {
                persons.add(person(before, doses));
                doses.clear();
            }
            doses.add(dose(row));
            before = row;
        }
        if (before == null) {
            return new Page(List.of(), 0, "");
        }
        persons.add(person(before, doses));
        return new Page(persons, persons.size(), before.getString(0));
    }

    private static ExtractedPerson person(Row row, List<ExtractedDose> doses) {
        return new ExtractedPerson(Optional.ofNullable(row.getString(1)), doses);
    }

    private static ExtractedDose dose(Row row) {
        return new ExtractedDose(
                new TicketNumber(row.getString(0)),
                new Dose(
                        row.getInteger(2),
                        row.getLocalDate(3),
                        VaccineProduct.valueOf(row.getString(4)),
                        new LotNumber(row.getString(5))),
                new MunicipalityCode(row.getString(6)),
                row.getString(7),
                row.getString(8),
                row.getOffsetDateTime(9).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
