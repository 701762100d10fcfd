package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import jp.akashi.registry.PersonAt;
import jp.akashi.vocabulary.MunicipalityCode;

/// Ends doses without a successor, and raises their owners' revision: certificates that used them are revoked with it.
@Singleton
final class DoseEndTable {
    private static final String WITHDRAW = """
            update dose set state = 'WITHDRAWN', ended_at = coalesce(ended_at, $2), taken_back = $3 where id = $1""";

    private final DoseTable doses;
    private final InstantSource clock;

    DoseEndTable(DoseTable doses, InstantSource clock) {
        this.doses = doses;
        this.clock = clock;
    }

    /// Withdraws what stands: a municipality in its own area, anybody else by taking back what it sent itself.
    ///
    /// Whose record changed: nobody's while nobody has the ticket.
    Uni<List<PersonAt>> withdraw(
            SqlConnection connection, Sender sender, MunicipalityCode area, StandingDose standing) {
        long id = standing.latest().orElseThrow().id();
        Tuple values = Tuple.of(id, clock.instant().atOffset(ZoneOffset.UTC), !sender.isAtHome());
        List<Long> owners =
                standing.owner().map(StandingDose.Owner::residentId).stream().toList();
        return connection
                .preparedQuery(WITHDRAW)
                .execute(values)
                .chain(() -> doses.raise(connection, sender, owners))
                .replaceWith(standing.owner().map(owner -> new PersonAt(owner.person(), area)).stream()
                        .toList());
    }
}
