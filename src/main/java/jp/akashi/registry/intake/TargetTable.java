package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
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
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;
import jp.akashi.vocabulary.PersonName;
import jp.akashi.vocabulary.TicketNumber;
import org.jspecify.annotations.Nullable;

/// Writes residents, a batch per transaction, and gives them the doses that waited for them.
@Singleton
final class TargetTable {
    private static final String STANDING = """
            select i.n, r.id, r.ticket_number, r.municipal_person_id, r.name, r.kana, r.birth_date, r.sex, r.protected,
                   t.person_key, m.person_key, e.name, e.kana, e.birth_date, e.sex, e.protected
              from unnest($2::bytea[], $3::text[], $4::text[]) with ordinality as i (person_key, ticket, person_id, n)
              left join resident r on r.municipality = $1 and r.person_key = i.person_key
              left join resident t on t.municipality = $1 and t.ticket_number = i.ticket::bpchar
              left join resident m on m.municipality = $1 and m.municipal_person_id = i.person_id
              left join register_entry e on e.municipality = $1 and e.person_key = i.person_key
             order by i.n""";
    private static final String CHANGE = """
            with locked as materialized (
                select i.* from resident r
                  join unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::date[], $6::int[], $7::boolean[])
                       as i (id, person_id, name, kana, birth_date, sex, protected) on i.id = r.id
                 order by r.id for update of r)
            update resident r
               set municipal_person_id = i.person_id, name = i.name, kana = i.kana, birth_date = i.birth_date,
                   sex = i.sex, protected = i.protected, revision = r.revision + 1, changed_at = $8
              from locked i where r.id = i.id""";
    private static final String ADD = """
            insert into resident (municipality, person_key, number_sealed, municipal_person_id, ticket_number,
                                  name, kana, birth_date, sex, protected, changed_at)
            select $1, i.person_key, i.number_sealed, i.person_id, i.ticket, i.name, i.kana, i.birth_date, i.sex,
                   i.protected, $11
              from unnest($2::bytea[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[],
                          $9::int[], $10::boolean[])
                   as i (person_key, number_sealed, person_id, ticket, name, kana, birth_date, sex, protected)""";

    private final Database database;
    private final ImportTable imports;
    private final InstantSource clock;

    TargetTable(Database database, ImportTable imports, InstantSource clock) {
        this.database = database;
        this.imports = imports;
        this.clock = clock;
    }

    /// Writes what the batch changes, with the import's progress, in one transaction.
    Uni<Written> write(String importId, MunicipalityCode area, Batch<Target> batch) {
        return database.inArea(area.digits(), connection -> AreaTable.enter(connection, area, batch)
                .chain(named ->
                        standing(connection, area, named.lines()).map(standing -> new TargetPlan(named, standing)))
                .call(plan -> change(connection, plan.changed()))
                .call(plan -> add(connection, area, plan.added()))
                .call(plan -> attach(connection, area, plan))
                .map(plan -> plan.written(area))
                .call(written -> imports.progress(connection, importId, written)));
    }

    private static Uni<List<StandingTarget>> standing(
            SqlConnection connection, MunicipalityCode area, List<Line<Target>> lines) {
        List<Target> targets = lines.stream().map(Line::value).toList();
        Tuple keys = Tuple.of(
                area.digits(),
                persons(targets),
                texts(targets, target -> target.ticket().digits()),
                texts(targets, Target::municipalPersonId));
        return connection.preparedQuery(STANDING).execute(keys).map(TargetTable::standing);
    }

    private static List<StandingTarget> standing(RowSet<Row> rows) {
        List<StandingTarget> standing = new ArrayList<>(rows.size());
        for (Row row : rows) {
            standing.add(new StandingTarget(
                    resident(row), person(row.getBuffer(9)), person(row.getBuffer(10)), registered(row)));
        }
        return standing;
    }

    private static Optional<StandingTarget.Resident> resident(Row row) {
        Long id = row.getLong(1);
        return id == null
                ? Optional.empty()
                : Optional.of(new StandingTarget.Resident(
                        id, new TicketNumber(row.getString(2)), row.getString(3), details(row, 4)));
    }

    private static Optional<Target.Details> registered(Row row) {
        return row.getString(11) == null ? Optional.empty() : Optional.of(details(row, 11));
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

    private Uni<Void> change(SqlConnection connection, List<TargetPlan.Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Target> targets = changes.stream().map(TargetPlan.Change::target).toList();
        Tuple values = Tuple.tuple()
                .addValue(changes.stream().map(TargetPlan.Change::residentId).toArray(Long[]::new))
                .addValue(texts(targets, Target::municipalPersonId));
        addDetails(values, targets).addValue(now());
        return connection.preparedQuery(CHANGE).execute(values).replaceWithVoid();
    }

    private Uni<Void> add(SqlConnection connection, MunicipalityCode area, List<Target> targets) {
        if (targets.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.tuple()
                .addValue(area.digits())
                .addValue(persons(targets))
                .addValue(buffers(targets, Target::sealedNumber))
                .addValue(texts(targets, Target::municipalPersonId))
                .addValue(texts(targets, target -> target.ticket().digits()));
        addDetails(values, targets).addValue(now());
        return connection.preparedQuery(ADD).execute(values).replaceWithVoid();
    }

    private static Uni<Void> attach(SqlConnection connection, MunicipalityCode area, TargetPlan plan) {
        List<Target> targets = Stream.concat(
                        plan.added().stream(), plan.changed().stream().map(TargetPlan.Change::target))
                .toList();
        return WaitingDoseTable.attach(
                connection, area, texts(targets, target -> target.ticket().digits()), birthDates(targets));
    }

    private static Tuple addDetails(Tuple values, List<Target> targets) {
        return values.addValue(texts(targets, target -> target.details().name().written()))
                .addValue(texts(targets, target -> target.details().kana()))
                .addValue(birthDates(targets))
                .addValue(targets.stream().map(target -> target.details().sex()).toArray(Integer[]::new))
                .addValue(targets.stream()
                        .map(target -> target.details().underProtection())
                        .toArray(Boolean[]::new));
    }

    private static String[] texts(List<Target> targets, Function<Target, String> value) {
        return targets.stream().map(value).toArray(String[]::new);
    }

    private static LocalDate[] birthDates(List<Target> targets) {
        return targets.stream().map(target -> target.details().birthDate()).toArray(LocalDate[]::new);
    }

    private static Buffer[] persons(List<Target> targets) {
        return buffers(targets, target -> target.person().tag());
    }

    private static Buffer[] buffers(List<Target> targets, Function<Target, Bytes> value) {
        return targets.stream()
                .map(target -> Buffer.buffer(value.apply(target).toArray()))
                .toArray(Buffer[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
