package jp.akashi.registry.voucher;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jp.akashi.platform.storage.AreaTurn;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/// Selects people from the register and gives them vouchers, a page of the register per transaction.
@Singleton
final class SelectionTable {
    /// A run that has not ended.
    record Running(String id, MunicipalityCode area) {}

    private static final int PAGE = 1_000;
    // Among 10^9 numbers hardly any is taken; what is missing is drawn with the next page.
    private static final int SPARE = 100;

    // $1 area, $2 dose, $3 old enough, $4 young enough, $5 dose before, $6 moved in. Nobody twice, nobody who has it.
    private static final String SELECTED = """
            select e.person_key, coalesce(v.ticket_number, r.ticket_number) as ticket_number,
                   e.protected or coalesce(r.protected, false) as separate, r.id is null as is_new,
                   r.id is null and exists (
                       select from resident o
                        where o.municipality = e.municipality and o.municipal_person_id = e.municipal_person_id)
                   as conflicting
              from register_entry e
              left join resident r on r.municipality = e.municipality and r.person_key = e.person_key
              left join voucher v on v.municipality = e.municipality and v.person_key = e.person_key
             where e.municipality = $1::text::bpchar and e.status = 'RESIDENT'
               and ($3::date is null or e.birth_date <= $3) and ($4::date is null or e.birth_date > $4)
               and ($6::date is null or e.moved_in_on >= $6)
               and not exists (
                   select from voucher_issue i
                    where i.municipality = e.municipality and i.person_key = e.person_key and i.dose_number = $2
                      and i.reason = 'EXTRACTED')
               and not exists (
                   select from dose d
                    where d.municipality = e.municipality and d.ticket_number = r.ticket_number and d.dose_number >= $2
                      and d.state in ('ACTIVE', 'PENDING'))
               and ($5::date is null or exists (
                   select from dose d
                    where d.municipality = e.municipality and d.ticket_number = r.ticket_number
                      and d.dose_number = $2 - 1 and d.state = 'ACTIVE' and d.vaccinated_on <= $5))""";
    private static final String COUNT = "select count(*) filter (where not conflicting and not separate),"
            + " count(*) filter (where not conflicting and separate),"
            + " count(*) filter (where not conflicting and is_new), count(*) filter (where conflicting)"
            + " from (" + SELECTED + ") s";
    private static final String RUNNING =
            "select id, municipality from extraction where state = 'RUNNING' order by started_at limit 100";
    private static final String RESUME = """
            select dose_number, born_until, born_after, given_until, moved_in_since, last_person, requested_by
              from extraction where id = $1 and state = 'RUNNING' for update""";
    private static final String PEOPLE = """
            select (array_agg(person_key order by person_key desc))[1], count(*)::int from (
                select person_key from register_entry
                 where municipality = $1::text::bpchar and person_key > coalesce($2::bytea, '')
                 order by person_key limit $3) p""";
    private static final String PAGE_OF = "with s as materialized (" + SELECTED + """
               and e.person_key > coalesce($7::bytea, '') and e.person_key <= $8), free as (
                select c.number, row_number() over () as n from unnest($9::text[]) as c (number)
                 where not exists (select from voucher where municipality = $1::text::bpchar and ticket_number = c.number::bpchar)
                   and not exists (select from resident where municipality = $1::text::bpchar and ticket_number = c.number::bpchar)
                   and not exists (select from dose where municipality = $1::text::bpchar and ticket_number = c.number::bpchar)
            ), wanting as (
                select person_key, row_number() over (order by person_key) as n from s
                 where ticket_number is null and not conflicting
            ), given as (
                select s.person_key, s.separate, s.is_new, coalesce(s.ticket_number, free.number::bpchar) as ticket_number
                  from s left join wanting w on w.person_key = s.person_key left join free on free.n = w.n
                 where not s.conflicting
            ), assigned as (
                insert into voucher (municipality, person_key, ticket_number, assigned_at)
                select $1, person_key, ticket_number, $10 from given on conflict (municipality, person_key) do nothing
            ), registered as (
                insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number, name, kana,
                                      birth_date, sex, protected, changed_at)
                select $1, e.person_key, e.number_sealed, e.municipal_person_id, g.ticket_number, e.name, e.kana,
                       e.birth_date, e.sex, e.protected, $10
                  from given g join register_entry e on e.municipality = $1::text::bpchar and e.person_key = g.person_key
                 where g.is_new
            ), issued as (
                insert into voucher_issue (municipality, person_key, ticket_number, dose_number, reason, extraction_id,
                                           separate, issued_by, issued_at)
                select $1, person_key, ticket_number, $2, 'EXTRACTED', $11, separate, $12, $10
                  from given order by person_key
            )
            update extraction
               set last_person = $8, changed_at = $10,
                   ordinary = ordinary + (select count(*) from given where not separate),
                   separate = separate + (select count(*) from given where separate),
                   new_targets = new_targets + (select count(*) from given where is_new),
                   conflicting = conflicting + (select count(*) from s where conflicting)
             where id = $11""";
    private static final String COMPLETE = "update extraction set state = 'COMPLETED', changed_at = $2 where id = $1";

    private final Database database;
    private final TicketDraw draw;
    private final InstantSource clock;

    SelectionTable(Database database, TicketDraw draw, InstantSource clock) {
        this.database = database;
        this.draw = draw;
        this.clock = clock;
    }

    /// How many the rules select now; changes nothing.
    Uni<SelectionCounts> count(MunicipalityCode area, SelectionRules rules) {
        Tuple values = Tuple.tuple()
                .addValue(area.digits())
                .addValue(rules.doseNumber())
                .addValue(rules.bornUntil().orElse(null))
                .addValue(rules.bornAfter().orElse(null))
                .addValue(rules.givenUntil().orElse(null))
                .addValue(rules.movedInSince().orElse(null));
        return database.inArea(
                area.digits(),
                connection -> connection.preparedQuery(COUNT).execute(values).map(rows -> {
                    Row row = rows.iterator().next();
                    return new SelectionCounts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3));
                }));
    }

    /// Runs that have not ended, whosever they are: the oldest first.
    Uni<List<Running>> running() {
        return database.inTime(database.reads().preparedQuery(RUNNING).execute())
                .map(rows -> {
                    List<Running> running = new ArrayList<>(rows.size());
                    rows.forEach(
                            row -> running.add(new Running(row.getString(0), new MunicipalityCode(row.getString(1)))));
                    return running;
                });
    }

    /// Takes the run one page further; whether there is more to do. Two at once take turns and never do a page twice.
    Uni<Boolean> advance(Running run) {
        String area = run.area().digits();
        return database.inArea(area, connection -> AreaTurn.take(connection, Stream.of(area))
                .chain(() -> connection.preparedQuery(RESUME).execute(Tuple.of(run.id())))
                .chain(found -> found.size() == 0
                        ? Uni.createFrom().item(false)
                        : page(connection, run, found.iterator().next())));
    }

    private Uni<Boolean> page(SqlConnection connection, Running run, Row extraction) {
        Tuple from = Tuple.of(run.area().digits(), bytes(extraction, 5), PAGE);
        return connection.preparedQuery(PEOPLE).execute(from).chain(rows -> {
            Row people = rows.iterator().next();
            if (people.getInteger(1) == 0) {
                return connection
                        .preparedQuery(COMPLETE)
                        .execute(Tuple.of(run.id(), now()))
                        .map(_ -> false);
            }
            return connection
                    .preparedQuery(PAGE_OF)
                    .execute(values(run, extraction, people))
                    .map(_ -> true);
        });
    }

    private Tuple values(Running run, Row extraction, Row people) {
        return Tuple.tuple()
                .addValue(run.area().digits())
                .addValue(extraction.getInteger(0))
                .addValue(extraction.getLocalDate(1))
                .addValue(extraction.getLocalDate(2))
                .addValue(extraction.getLocalDate(3))
                .addValue(extraction.getLocalDate(4))
                .addValue(bytes(extraction, 5))
                .addValue(bytes(people, 0))
                .addValue(draw.draw(people.getInteger(1) + SPARE))
                .addValue(now())
                .addValue(run.id())
                .addValue(extraction.getString(6));
    }

    private static @Nullable Buffer bytes(Row row, int column) {
        var bytes = row.getBuffer(column);
        return bytes == null ? null : bytes.getDelegate();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
