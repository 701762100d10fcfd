package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.akashi.platform.storage.Database;
import jp.akashi.registry.intake.Conflict.Decision;
import jp.akashi.registry.intake.Conflict.Settlement;
import jp.akashi.registry.intake.Conflict.Story;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// What contradicted the records, with what stands beside it now.
@Singleton
final class ConflictTable {
    private static final String ADD = """
            insert into dose_conflict (municipality, ticket_number, dose_number, standing_id, vaccinated_on, product, lot,
                                       venue, physician, vaccinated_in, source, sender, import_id, reported_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            on conflict do nothing""";
    private static final String SELECT = """
            select c.id, c.municipality, c.ticket_number, c.dose_number,
                   c.vaccinated_on, c.product, c.lot, c.venue, c.physician, c.vaccinated_in, c.source, c.sender,
                   c.reported_at, c.import_id,
                   d.vaccinated_on, d.product, d.lot, d.venue, d.physician, d.vaccinated_in, d.source, d.sender,
                   d.recorded_at, null::text, d.id, d.state, c.decision, c.reason, c.decided_by, c.decided_at
              from dose_conflict c
              join lateral (
                   select * from dose
                    where municipality = c.municipality and ticket_number = c.ticket_number
                      and dose_number = c.dose_number
                    order by version desc limit 1) d on true
             where c.municipality = $1""";
    private static final String OPEN = SELECT + " and c.decision is null and c.id > $2 order by c.id limit $3";
    private static final String SETTLED = SELECT + " and c.decision is not null and c.id > $2 order by c.id limit $3";
    private static final String FIND = SELECT + " and c.id = $2 for update of c";
    private static final String COUNT = """
            select count(*) from dose_conflict where municipality = $1 and decision is null""";
    private static final String SETTLE = """
            update dose_conflict set decision = $2, reason = $3, decided_by = $4, decided_at = $5 where id = $1""";

    private final Database database;
    private final InstantSource clock;

    ConflictTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Keeps what contradicts; the same report against the same version is there once.
    Uni<Void> add(SqlConnection connection, Sender sender, Optional<String> importId, List<Contradiction> found) {
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .executeBatch(found.stream()
                                .map(one -> row(one, sender, importId))
                                .toList())
                        .replaceWithVoid();
    }

    Uni<List<Conflict>> list(MunicipalityCode area, boolean settled, long after, int most) {
        String query = settled ? SETTLED : OPEN;
        Tuple page = Tuple.of(area.digits(), after, most);
        return database.inTime(database.inArea(area.digits(), connection -> select(connection, query, page)));
    }

    Uni<Long> countOpen(MunicipalityCode area) {
        return database.inTime(database.inArea(
                        area.digits(),
                        connection -> connection.preparedQuery(COUNT).execute(Tuple.of(area.digits()))))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /// The conflict, held until the transaction ends.
    Uni<Optional<Conflict>> find(SqlConnection connection, MunicipalityCode area, long id) {
        return select(connection, FIND, Tuple.of(area.digits(), id))
                .map(found -> found.stream().findFirst());
    }

    Uni<Void> settle(SqlConnection connection, long id, Settlement settlement) {
        Tuple values = Tuple.of(
                id,
                settlement.decision().name(),
                settlement.reason(),
                settlement.by(),
                settlement.at().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(SETTLE).execute(values).replaceWithVoid();
    }

    private Tuple row(Contradiction found, Sender sender, Optional<String> importId) {
        ReportedDose.Key key = found.reported().key();
        ReportedDose.Content content = found.reported().content();
        return Tuple.tuple()
                .addValue(key.area().digits())
                .addValue(key.ticket().digits())
                .addValue(key.number())
                .addValue(found.standing().id())
                .addValue(content.facts().vaccinatedOn())
                .addValue(content.facts().product().name())
                .addValue(content.facts().lot().written())
                .addValue(content.venue())
                .addValue(content.physician())
                .addValue(content.vaccinatedIn().digits())
                .addValue(sender.source().name())
                .addValue(sender.name())
                .addValue(importId.orElse(null))
                .addValue(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Uni<List<Conflict>> select(SqlConnection connection, String query, Tuple key) {
        return connection.preparedQuery(query).execute(key).map(ConflictTable::conflicts);
    }

    private static List<Conflict> conflicts(RowSet<Row> rows) {
        List<Conflict> conflicts = new ArrayList<>(rows.size());
        for (Row row : rows) {
            ReportedDose.Key key = new ReportedDose.Key(
                    new MunicipalityCode(row.getString(1)), new TicketNumber(row.getString(2)), row.getInteger(3));
            conflicts.add(new Conflict(
                    row.getLong(0),
                    key,
                    story(row, 4),
                    story(row, 14),
                    row.getLong(24),
                    row.getString(25),
                    settlement(row)));
        }
        return conflicts;
    }

    private static Story story(Row row, int from) {
        ReportedDose.Facts facts = new ReportedDose.Facts(
                row.getLocalDate(from),
                VaccineProduct.valueOf(row.getString(from + 1)),
                new LotNumber(row.getString(from + 2)));
        ReportedDose.Content content = new ReportedDose.Content(
                facts, row.getString(from + 3), row.getString(from + 4), new MunicipalityCode(row.getString(from + 5)));
        return new Story(
                content,
                row.getString(from + 6),
                row.getString(from + 7),
                row.getOffsetDateTime(from + 8).toInstant(),
                Optional.ofNullable(row.getString(from + 9)));
    }

    private static Optional<Settlement> settlement(Row row) {
        return Stream.ofNullable(row.getString(26))
                .map(decision -> new Settlement(
                        Decision.valueOf(decision),
                        row.getString(27),
                        row.getString(28),
                        row.getOffsetDateTime(29).toInstant()))
                .findFirst();
    }
}
