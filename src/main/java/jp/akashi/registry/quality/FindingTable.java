package jp.akashi.registry.quality;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import jp.akashi.registry.RecordedDose;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Reads records for the job and keeps what it finds, in the caller's transaction.
@Singleton
final class FindingTable {
    /// Tickets looked over: all after one and up to another.
    record Stretch(String after, String last, List<TicketRecord> records, LocalDate today) {}

    // Copies of other municipalities' doses explain gaps (V020__inquiries.sql).
    private static final String RECORDS = """
            with page as (
              select distinct ticket_number from dose
               where municipality = $1 and ticket_number > $2::bpchar and state in ('ACTIVE', 'PENDING')
               order by ticket_number limit $3
            )
            select d.ticket_number, r.birth_date,
                   array(select c.dose_number::int from copied_dose c
                          where c.municipality = $1 and c.person_key = r.person_key and c.ended_at is null),
                   d.id, d.dose_number, d.vaccinated_on, d.product, d.lot
              from page p
              join dose d on d.municipality = $1 and d.ticket_number = p.ticket_number
                         and d.state in ('ACTIVE', 'PENDING')
              left join resident r on r.municipality = $1 and r.ticket_number = p.ticket_number
             order by d.ticket_number, d.dose_number""";

    // What was settled stays so; what had gone and is there again is open again.
    private static final String FOUND = """
            insert into quality_finding as f (municipality, kind, ticket_number, dose_numbers, fingerprint, state,
                                              found_at, changed_at)
            select $1, i.kind, i.ticket, string_to_array(i.numbers, ',')::int[], i.fingerprint, 'OPEN', $6, $6
              from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as i (kind, ticket, numbers, fingerprint)
            on conflict (municipality, ticket_number, kind, fingerprint)
            do update set state = 'OPEN', changed_at = excluded.changed_at where f.state = 'GONE'""";
    private static final String GONE = """
            update quality_finding f set state = 'GONE', changed_at = $7
             where f.municipality = $1 and f.state = 'OPEN'
               and f.ticket_number > $2::bpchar and f.ticket_number <= $3::bpchar
               and not exists (
                   select from unnest($4::text[], $5::text[], $6::text[]) as i (kind, ticket, fingerprint)
                    where i.kind = f.kind and i.ticket::bpchar = f.ticket_number and i.fingerprint = f.fingerprint)""";

    FindingTable() {}

    /// The next tickets that have doses, after one.
    Uni<List<TicketRecord>> records(SqlConnection connection, String area, String after, int most) {
        return connection
                .preparedQuery(RECORDS)
                .execute(Tuple.of(area, after, most))
                .map(FindingTable::records);
    }

    /// Keeps what looks wrong in the stretch and lets go of what no longer does; answers how much looks wrong.
    Uni<Long> record(SqlConnection connection, String area, Stretch stretch, Instant now) {
        Found found = Found.in(stretch);
        var at = now.atOffset(ZoneOffset.UTC);
        Tuple open = Tuple.of(area, found.kinds(), found.tickets(), found.numbers(), found.fingerprints(), at);
        Tuple gone = Tuple.tuple()
                .addValue(area)
                .addValue(stretch.after())
                .addValue(stretch.last())
                .addValue(found.kinds())
                .addValue(found.tickets())
                .addValue(found.fingerprints())
                .addValue(at);
        return connection
                .preparedQuery(FOUND)
                .execute(open)
                .chain(() -> connection.preparedQuery(GONE).execute(gone))
                .replaceWith((long) found.all().size());
    }

    /// What looks wrong, as columns.
    private record Found(List<One> all) {
        record One(String ticket, Suspicion suspicion) {}

        static Found in(Stretch stretch) {
            List<One> all = new ArrayList<>();
            for (TicketRecord record : stretch.records()) {
                Suspicions.in(record, stretch.today())
                        .forEach(suspicion -> all.add(new One(record.ticket().digits(), suspicion)));
            }
            return new Found(all);
        }

        String[] kinds() {
            return all.stream().map(one -> one.suspicion().kind().name()).toArray(String[]::new);
        }

        String[] tickets() {
            return all.stream().map(One::ticket).toArray(String[]::new);
        }

        String[] numbers() {
            return all.stream().map(one -> one.suspicion().numbers()).toArray(String[]::new);
        }

        String[] fingerprints() {
            return all.stream().map(one -> one.suspicion().fingerprint()).toArray(String[]::new);
        }
    }

    private static List<TicketRecord> records(RowSet<Row> rows) {
        List<TicketRecord> records = new ArrayList<>();
        List<RecordedDose> doses = new ArrayList<>();
        Row before = null;
        for (Row row : rows) {
            if (before != null && !before.getString(0).equals(row.getString(0))) {
                records.add(record(before, doses));
                doses.clear();
            }
            doses.add(dose(row));
            before = row;
        }
        if (before != null) {
            records.add(record(before, doses));
        }
        return records;
    }

    private static TicketRecord record(Row row, List<RecordedDose> doses) {
        return new TicketRecord(
                new TicketNumber(row.getString(0)),
                Optional.ofNullable(row.getLocalDate(1)),
                new HashSet<>(List.of(row.getArrayOfIntegers(2))),
                doses);
    }

    private static RecordedDose dose(Row row) {
        return new RecordedDose(
                row.getLong(3),
                new Dose(
                        row.getInteger(4),
                        row.getLocalDate(5),
                        VaccineProduct.valueOf(row.getString(6)),
                        new LotNumber(row.getString(7))));
    }
}
