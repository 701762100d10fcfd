package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import jp.akashi.vocabulary.MunicipalityCode;

/// Gives people the doses that waited for them, in the transaction that makes them known.
final class WaitingDoseTable {
    // Both ways: a corrected birth date may show that a dose is theirs, or that it cannot be.
    private static final String ATTACH = """
            update dose d
               set state = case when d.vaccinated_on >= i.birth_date then 'ACTIVE' else 'PENDING' end
              from unnest($2::text[], $3::date[]) as i (ticket, birth_date)
             where d.municipality = $1 and d.ticket_number = i.ticket::bpchar
               and d.state = case when d.vaccinated_on >= i.birth_date then 'PENDING' else 'ACTIVE' end""";

    private WaitingDoseTable() {}

    /// The tickets of one area, each with its owner's birth date.
    static Uni<Void> attach(SqlConnection connection, MunicipalityCode area, String[] tickets, LocalDate[] birthDates) {
        return tickets.length == 0
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ATTACH)
                        .execute(Tuple.of(area.digits(), tickets, birthDates))
                        .replaceWithVoid();
    }
}
