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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.PersonAt;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.registry.intake.RegisterPlan.Change;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import org.jspecify.annotations.Nullable;

/// Writes what the resident register tells, a batch per transaction, and lets targets follow it.
@Singleton
final class RegisterTable {
    private static final String STANDING = """
            select i.n, e.municipal_person_id, e.name, e.kana, e.birth_date, e.sex, e.protected, e.details_sequence,
                   e.status, e.status_on, e.status_sequence, e.moved_in_on, e.moved_in_sequence,
                   v.municipal_person_id, v.name, v.kana, v.birth_date, v.sex, v.protected, v.reason, v.occurred_on,
                   m.person_key, e.former_municipality, v.former_municipality
              from unnest($2::bytea[], $3::bigint[], $4::text[]) with ordinality as i (person_key, sequence, person_id, n)
              left join register_entry e on e.municipality = $1 and e.person_key = i.person_key
              left join register_event v on v.municipality = $1 and v.person_key = i.person_key
                                        and v.sequence = i.sequence
              left join register_entry m on m.municipality = $1 and m.municipal_person_id = i.person_id
             order by i.n""";
    private static final String RECORD = """
            insert into register_event (municipality, person_key, sequence, reason, occurred_on, municipal_person_id, name,
                                        kana, birth_date, sex, protected, former_municipality, recorded_at)
            select $1, i.*, $13
              from unnest($2::bytea[], $3::bigint[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[],
                          $9::date[], $10::int[], $11::boolean[], $12::text[]) as i""";
    private static final String PUT = """
            insert into register_entry (municipality, person_key, number_sealed, municipal_person_id, name, kana, birth_date,
                                        sex, protected, details_sequence, status, status_on, status_sequence, moved_in_on,
                                        moved_in_sequence, former_municipality, changed_at)
            select $1, i.*, $17
              from unnest($2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::date[], $8::int[],
                          $9::boolean[], $10::bigint[], $11::text[], $12::date[], $13::bigint[], $14::date[],
                          $15::bigint[], $16::text[]) as i
            on conflict (municipality, person_key) do update set
                   municipal_person_id = excluded.municipal_person_id, name = excluded.name, kana = excluded.kana,
                   birth_date = excluded.birth_date, sex = excluded.sex, protected = excluded.protected,
                   details_sequence = excluded.details_sequence, status = excluded.status,
                   status_on = excluded.status_on, status_sequence = excluded.status_sequence,
                   moved_in_on = excluded.moved_in_on, moved_in_sequence = excluded.moved_in_sequence,
                   former_municipality = excluded.former_municipality, changed_at = excluded.changed_at""";
    // A measure that another source told of ends by that source, or by the register's own word.
    private static final String FOLLOW = """
            with told as (
                select i.id, i.name, i.kana, i.birth_date, i.sex, i.protected or (i.was and not i.lifted) as protected
                  from (select r.id, r.protected as was, r.name, r.kana, r.birth_date, r.sex, u.*
                          from resident r
                          join unnest($2::bytea[], $3::text[], $4::text[], $5::date[], $6::int[], $7::boolean[],
                                      $8::boolean[])
                               as u (person, new_name, new_kana, new_birth_date, new_sex, new_protected, lifted)
                            on u.person = r.person_key
                         where r.municipality = $1) i (id, was, old_name, old_kana, old_birth_date, old_sex, person,
                                                       name, kana, birth_date, sex, protected, lifted)
                 where (old_name, old_kana, old_birth_date, old_sex::int, was)
                       is distinct from (name, kana, birth_date, sex, protected or (was and not lifted))
            ), locked as materialized (
                select r.id from resident r where r.id in (select id from told) order by r.id for update)
            update resident r
               set name = told.name, kana = told.kana, birth_date = told.birth_date, sex = told.sex,
                   protected = told.protected, revision = r.revision + 1, changed_at = $9
              from told, locked where r.id = told.id and locked.id = told.id
            returning r.person_key, r.ticket_number, r.birth_date""";

    private final Database database;
    private final ImportTable imports;
    private final InstantSource clock;

    RegisterTable(Database database, ImportTable imports, InstantSource clock) {
        this.database = database;
        this.imports = imports;
        this.clock = clock;
    }

    /// Writes what the batch changes, with the import's progress, in one transaction.
    Uni<Written> write(String importId, MunicipalityCode area, Batch<RegisterEvent> batch) {
        return database.inArea(area.digits(), connection -> AreaTable.enter(connection, area, batch)
                .chain(named ->
                        standing(connection, area, named.lines()).map(standing -> new RegisterPlan(named, standing)))
                .call(plan -> record(connection, area, plan.recorded()))
                .call(plan -> put(connection, area, plan.changed()))
                .chain(plan -> follow(connection, area, plan.changed()).map(plan::written))
                .call(written -> imports.progress(connection, importId, written)));
    }

    private static Uni<List<StandingEntry>> standing(
            SqlConnection connection, MunicipalityCode area, List<Line<RegisterEvent>> lines) {
        Columns<Line<RegisterEvent>> columns = new Columns<>(lines);
        Tuple keys = Tuple.of(
                area.digits(),
                columns.bytes(line -> line.value().person().tag()),
                columns.longs(line -> line.value().sequence()),
                columns.texts(line -> line.value().content().municipalPersonId()));
        return connection.preparedQuery(STANDING).execute(keys).map(RegisterTable::standing);
    }

    private static List<StandingEntry> standing(RowSet<Row> rows) {
        List<StandingEntry> standing = new ArrayList<>(rows.size());
        for (Row row : rows) {
            standing.add(new StandingEntry(
                    row.getString(1) == null ? Optional.empty() : Optional.of(entry(row)),
                    row.getString(13) == null ? Optional.empty() : Optional.of(event(row)),
                    person(row.getBuffer(21))));
        }
        return standing;
    }

    private static RegisterEntry entry(Row row) {
        return new RegisterEntry(
                new RegisterEntry.Person(row.getString(1), details(row, 2), row.getLong(7)),
                new RegisterEntry.Residence(
                        RegisterStatus.valueOf(row.getString(8)),
                        Optional.ofNullable(row.getLocalDate(9)),
                        row.getLong(10)),
                new RegisterEntry.Arrival(
                        Optional.ofNullable(row.getLocalDate(11)), municipality(row, 22), row.getLong(12)));
    }

    private static RegisterEvent.Content event(Row row) {
        return new RegisterEvent.Content(
                RegisterReason.valueOf(row.getString(19)),
                row.getLocalDate(20),
                row.getString(13),
                details(row, 14),
                municipality(row, 23));
    }

    private static Optional<MunicipalityCode> municipality(Row row, int column) {
        return Optional.ofNullable(row.getString(column)).map(MunicipalityCode::new);
    }

    private static Target.Details details(Row row, int from) {
        return new Target.Details(
                new PersonName(row.getString(from)),
                row.getString(from + 1),
                row.getLocalDate(from + 2),
                row.getInteger(from + 3),
                row.getBoolean(from + 4));
    }

    private static Optional<PersonKey> person(io.vertx.mutiny.core.buffer.@Nullable Buffer key) {
        return key == null ? Optional.empty() : Optional.of(new PersonKey(Bytes.copyOf(key.getBytes())));
    }

    private Uni<Void> record(SqlConnection connection, MunicipalityCode area, List<RegisterEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<RegisterEvent> columns = new Columns<>(events);
        Tuple values = Tuple.tuple()
                .addValue(area.digits())
                .addValue(columns.bytes(event -> event.person().tag()))
                .addValue(columns.longs(RegisterEvent::sequence))
                .addValue(columns.texts(event -> event.content().reason().name()))
                .addValue(columns.dates(event -> event.content().occurredOn()))
                .addValue(columns.texts(event -> event.content().municipalPersonId()));
        addDetails(values, columns.map(event -> event.content().details()))
                .addValue(columns.texts(event -> digits(event.content().movedFrom())))
                .addValue(now());
        return connection.preparedQuery(RECORD).execute(values).replaceWithVoid();
    }

    private Uni<Void> put(SqlConnection connection, MunicipalityCode area, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Change> columns = new Columns<>(changes);
        Tuple values = Tuple.tuple()
                .addValue(area.digits())
                .addValue(columns.bytes(change -> change.event().person().tag()))
                .addValue(columns.bytes(change -> change.event().sealedNumber()))
                .addValue(columns.texts(change -> change.entry().person().municipalPersonId()));
        addDetails(values, columns.map(change -> change.entry().person().details()))
                .addValue(columns.longs(change -> change.entry().person().sequence()))
                .addValue(columns.texts(
                        change -> change.entry().residence().status().name()))
                .addValue(columns.dates(
                        change -> change.entry().residence().since().orElse(null)))
                .addValue(columns.longs(change -> change.entry().residence().sequence()))
                .addValue(columns.dates(change -> change.entry().arrival().on().orElse(null)))
                .addValue(columns.longs(change -> change.entry().arrival().sequence()))
                .addValue(
                        columns.texts(change -> digits(change.entry().arrival().from())))
                .addValue(now());
        return connection.preparedQuery(PUT).execute(values).replaceWithVoid();
    }

    /// The targets that changed with the register.
    private Uni<List<PersonAt>> follow(SqlConnection connection, MunicipalityCode area, List<Change> changes) {
        List<Change> telling = changes.stream().filter(Change::tellsWhoTheyAre).toList();
        if (telling.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Change> columns = new Columns<>(telling);
        Tuple values = Tuple.tuple()
                .addValue(area.digits())
                .addValue(columns.bytes(change -> change.event().person().tag()));
        addDetails(values, columns.map(change -> change.entry().person().details()))
                .addValue(columns.flags(Change::liftsProtection))
                .addValue(now());
        return connection
                .preparedQuery(FOLLOW)
                .execute(values)
                .call(rows -> attach(connection, area, rows))
                .map(rows -> rows(rows)
                        .map(row -> new PersonAt(person(row.getBuffer(0)).orElseThrow(), area))
                        .toList());
    }

    private static Uni<Void> attach(SqlConnection connection, MunicipalityCode area, RowSet<Row> followed) {
        return WaitingDoseTable.attach(
                connection,
                area,
                rows(followed).map(row -> row.getString(1)).toArray(String[]::new),
                rows(followed).map(row -> row.getLocalDate(2)).toArray(LocalDate[]::new));
    }

    private static Stream<Row> rows(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static @Nullable String digits(Optional<MunicipalityCode> municipality) {
        return municipality.map(MunicipalityCode::digits).orElse(null);
    }

    private static Tuple addDetails(Tuple values, Columns<Target.Details> details) {
        return values.addValue(details.texts(one -> one.name().written()))
                .addValue(details.texts(Target.Details::kana))
                .addValue(details.dates(Target.Details::birthDate))
                .addValue(details.ints(Target.Details::sex))
                .addValue(details.flags(Target.Details::underProtection));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
