package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.TicketNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Doses as the venue that asks has sent them itself; nobody else's are ever read here.
@Singleton
final class OwnDoseTable {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final long PAGE = 500;

    private static final String OWN = """
            select id, municipality, ticket_number, dose_number, vaccinated_on, product, lot, venue, physician,
                   vaccinated_in, state, recorded_at
              from dose where source = 'VENUE' and sender = $1""";
    private static final String FIND = OWN + " and id = $2";
    private static final String OF_DAY =
            OWN + " and recorded_at >= $2 and recorded_at < $3 and id < $4 order by id desc limit $5";
    private static final String COUNT = """
            select count(*) from dose
             where source = 'VENUE' and sender = $1 and recorded_at >= $2 and recorded_at < $3
               and state in ('ACTIVE', 'PENDING')""";

    private final Database database;

    OwnDoseTable(Database database) {
        this.database = database;
    }

    Uni<Optional<OwnDose>> find(Sender sender, long doseId) {
        return database.inTime(database.elsewhere(sender.writer(), connection -> find(connection, sender, doseId)));
    }

    /// The same in a transaction under way.
    static Uni<Optional<OwnDose>> find(SqlConnection connection, Sender sender, long doseId) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(sender.name(), doseId))
                .map(rows -> stream(rows).findFirst().map(OwnDoseTable::dose));
    }

    Uni<List<OwnDose>> ofDay(Sender sender, LocalDate day, long before) {
        Tuple key = Tuple.of(sender.name(), start(day), start(day.plusDays(1)), before, PAGE);
        return ask(sender, OF_DAY, key)
                .map(rows -> stream(rows).map(OwnDoseTable::dose).toList());
    }

    Uni<Long> countOfDay(Sender sender, LocalDate day) {
        Tuple key = Tuple.of(sender.name(), start(day), start(day.plusDays(1)));
        return ask(sender, COUNT, key).map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<RowSet<Row>> ask(Sender sender, String query, Tuple key) {
        return database.inTime(database.elsewhere(
                sender.writer(), connection -> connection.preparedQuery(query).execute(key)));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JAPAN).toOffsetDateTime();
    }

    private static OwnDose dose(Row row) {
        ReportedDose.Key key = new ReportedDose.Key(
                new MunicipalityCode(row.getString(1)), new TicketNumber(row.getString(2)), row.getInteger(3));
        ReportedDose.Facts facts = new ReportedDose.Facts(
                row.getLocalDate(4), VaccineProduct.valueOf(row.getString(5)), new LotNumber(row.getString(6)));
        ReportedDose.Content content = new ReportedDose.Content(
                facts, row.getString(7), row.getString(8), new MunicipalityCode(row.getString(9)));
        return new OwnDose(
                row.getLong(0),
                new ReportedDose(key, content),
                row.getString(10),
                row.getOffsetDateTime(11).toInstant());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
