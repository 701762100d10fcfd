package jp.akashi.registry.intake;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.intake.DosePlan.Addition;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.VaccineProduct;

/// Writes doses, a batch per transaction: new versions in, the ones before them ended, their owners' revision raised.
@Singleton
final class DoseTable {
    /// A dose as it stands after a report: its id and whether it waits for the municipality.
    record Standing(long id, boolean isPending) {}

    private static final String STANDING = """
            select i.n, d.id, d.version, d.state, d.source, d.sender, d.vaccinated_on, d.product, d.lot, d.venue,
                   d.physician, d.vaccinated_in, r.id, r.person_key, r.birth_date, d.taken_back
              from unnest($1::text[], $2::text[], $3::int[]) with ordinality as i (area, ticket, dose_number, n)
              left join lateral (
                   select * from dose
                    where municipality = i.area::bpchar and ticket_number = i.ticket::bpchar
                      and dose_number = i.dose_number
                    order by version desc limit 1) d on true
              left join resident r on r.municipality = i.area::bpchar and r.ticket_number = i.ticket::bpchar
             order by i.n""";
    private static final String STANDING_ELSEWHERE = "select * from standing_doses($1::text[], $2::text[], $3::int[])";
    private static final String END = """
            update dose set state = 'SUPERSEDED', ended_at = $2 where id = any($1::bigint[])""";
    private static final String ADD = """
            insert into dose (municipality, ticket_number, dose_number, version, vaccinated_on, product, lot, venue,
                              physician, vaccinated_in, state, source, sender, recorded_at)
            select i.area, i.ticket, i.dose_number, i.version, i.vaccinated_on, i.product, i.lot, i.venue,
                   i.physician, i.vaccinated_in, i.state, $12, $13, $14
              from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::date[], $6::text[], $7::text[],
                          $8::text[], $9::text[], $10::text[], $11::text[])
                   as i (area, ticket, dose_number, version, vaccinated_on, product, lot, venue, physician,
                         vaccinated_in, state)
            returning id""";
    private static final String RAISE = """
            with locked as materialized (
                select id from resident where id = any($1::bigint[]) order by id for update)
            update resident r set revision = r.revision + 1, changed_at = $2 from locked where r.id = locked.id""";
    private static final String RAISE_ELSEWHERE = "select raise_revisions($1, $2)";

    private final Database database;
    private final ImportTable imports;
    private final ConflictTable conflicts;
    private final InstantSource clock;

    DoseTable(Database database, ImportTable imports, ConflictTable conflicts, InstantSource clock) {
        this.database = database;
        this.imports = imports;
        this.conflicts = conflicts;
        this.clock = clock;
    }

    /// Writes what the batch changes, with the import's progress, in one transaction.
    Uni<Written> write(String importId, Sender sender, Batch<ReportedDose> batch) {
        return AreaTable.inPlace(database, sender, connection -> plan(connection, sender, batch)
                .call(plan -> apply(connection, sender, plan))
                .call(plan -> conflicts.add(connection, sender, Optional.of(importId), plan.contradictions()))
                .map(DosePlan::written)
                .call(written -> imports.progress(connection, importId, written)));
    }

    /// Writes one dose that came alone, in the caller's transaction; where it stands is empty when it was rejected.
    Uni<OneWritten> write(SqlConnection connection, Sender sender, ReportedDose dose) {
        Batch<ReportedDose> batch = new Batch<>(List.of(new Line<>(1, dose)), List.of());
        return plan(connection, sender, batch)
                .call(plan -> conflicts.add(connection, sender, Optional.empty(), plan.contradictions()))
                .chain(plan -> apply(connection, sender, plan).map(ids -> OneWritten.of(plan, ids)));
    }

    /// What came of one dose.
    record OneWritten(Written written, Optional<Standing> standing) {
        static OneWritten of(DosePlan plan, List<Long> ids) {
            Optional<Standing> standing = ids.isEmpty()
                    ? plan.firstUnchanged()
                            .map(known -> new Standing(known.id(), known.state().equals("PENDING")))
                    : Optional.of(
                            new Standing(ids.getFirst(), plan.added().getFirst().isPending()));
            return new OneWritten(plan.written(), standing);
        }
    }

    /// What stands where a dose wants to go, and whose ticket it is.
    static Uni<StandingDose> standing(SqlConnection connection, Sender sender, ReportedDose dose) {
        return standing(connection, sender, List.of(dose)).map(List::getFirst);
    }

    private static Uni<DosePlan> plan(SqlConnection connection, Sender sender, Batch<ReportedDose> batch) {
        List<ReportedDose> doses = batch.lines().stream().map(Line::value).toList();
        return AreaTable.enter(connection, doses.stream().map(dose -> dose.key().area()))
                .chain(() -> standing(connection, sender, doses))
                .map(standing -> new DosePlan(sender, batch, standing));
    }

    private static Uni<List<StandingDose>> standing(SqlConnection connection, Sender sender, List<ReportedDose> doses) {
        Tuple keys = Tuple.of(areas(doses), tickets(doses), numbers(doses));
        String query = sender.isAtHome() ? STANDING : STANDING_ELSEWHERE;
        return connection.preparedQuery(query).execute(keys).map(DoseTable::standing);
    }

    private static List<StandingDose> standing(RowSet<Row> rows) {
        List<StandingDose> standing = new ArrayList<>(rows.size());
        for (Row row : rows) {
            standing.add(new StandingDose(version(row), owner(row)));
        }
        return standing;
    }

    private static Optional<StandingDose.Version> version(Row row) {
        Long id = row.getLong(1);
        return id == null
                ? Optional.empty()
                : Optional.of(new StandingDose.Version(
                        id,
                        row.getInteger(2),
                        row.getString(3),
                        row.getBoolean(15),
                        row.getString(4),
                        row.getString(5),
                        content(row)));
    }

    private static ReportedDose.Content content(Row row) {
        return new ReportedDose.Content(
                new ReportedDose.Facts(
                        row.getLocalDate(6), VaccineProduct.valueOf(row.getString(7)), new LotNumber(row.getString(8))),
                row.getString(9),
                row.getString(10),
                new MunicipalityCode(row.getString(11)));
    }

    private static Optional<StandingDose.Owner> owner(Row row) {
        Long id = row.getLong(12);
        return id == null
                ? Optional.empty()
                : Optional.of(new StandingDose.Owner(
                        id, new PersonKey(Bytes.copyOf(row.getBuffer(13).getBytes())), row.getLocalDate(14)));
    }

    private Uni<List<Long>> apply(SqlConnection connection, Sender sender, DosePlan plan) {
        if (plan.added().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return end(connection, plan.superseded())
                .chain(() -> add(connection, sender, plan.added()))
                .call(() -> raise(connection, sender, plan.residents()));
    }

    private Uni<Void> end(SqlConnection connection, List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(END)
                        .execute(Tuple.of(ids.toArray(Long[]::new), now()))
                        .replaceWithVoid();
    }

    private Uni<List<Long>> add(SqlConnection connection, Sender sender, List<Addition> added) {
        return connection.preparedQuery(ADD).execute(values(sender, added)).map(DoseTable::ids);
    }

    private Tuple values(Sender sender, List<Addition> added) {
        List<ReportedDose> doses = added.stream().map(Addition::dose).toList();
        return Tuple.tuple()
                .addValue(areas(doses))
                .addValue(tickets(doses))
                .addValue(numbers(doses))
                .addValue(added.stream().map(Addition::version).toArray(Integer[]::new))
                .addValue(doses.stream().map(dose -> facts(dose).vaccinatedOn()).toArray(LocalDate[]::new))
                .addValue(texts(doses, dose -> facts(dose).product().name()))
                .addValue(texts(doses, dose -> facts(dose).lot().written()))
                .addValue(texts(doses, dose -> dose.content().venue()))
                .addValue(texts(doses, dose -> dose.content().physician()))
                .addValue(texts(doses, dose -> dose.content().vaccinatedIn().digits()))
                .addValue(added.stream()
                        .map(addition -> addition.isPending() ? "PENDING" : "ACTIVE")
                        .toArray(String[]::new))
                .addValue(sender.source().name())
                .addValue(sender.name())
                .addValue(now());
    }

    /// Raises the revision of residents: the end of every change of doses.
    Uni<Void> raise(SqlConnection connection, Sender sender, List<Long> residents) {
        return residents.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(sender.isAtHome() ? RAISE : RAISE_ELSEWHERE)
                        .execute(Tuple.of(residents.toArray(Long[]::new), now()))
                        .replaceWithVoid();
    }

    private static List<Long> ids(RowSet<Row> rows) {
        return Stream.iterate(rows.iterator(), it -> it.hasNext(), it -> it)
                .map(it -> it.next().getLong(0))
                .toList();
    }

    private static ReportedDose.Facts facts(ReportedDose dose) {
        return dose.content().facts();
    }

    private static String[] areas(List<ReportedDose> doses) {
        return texts(doses, dose -> dose.key().area().digits());
    }

    private static String[] tickets(List<ReportedDose> doses) {
        return texts(doses, dose -> dose.key().ticket().digits());
    }

    private static Integer[] numbers(List<ReportedDose> doses) {
        return doses.stream().map(dose -> dose.key().number()).toArray(Integer[]::new);
    }

    private static String[] texts(List<ReportedDose> doses, Function<ReportedDose, String> value) {
        return doses.stream().map(value).toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
