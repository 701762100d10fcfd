package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.akashi.platform.storage.AreaTurn;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.MunicipalityCode;

/// How intake enters areas: as whom, and one transaction at a time.
final class AreaTable {
    private AreaTable() {}

    /// One transaction of a sender: a municipality works in its own area, everybody else writes into the areas of
    /// others.
    static <T> Uni<T> inPlace(Database database, Sender sender, Function<SqlConnection, Uni<T>> work) {
        return sender.isAtHome()
                ? database.inArea(sender.municipality().digits(), work)
                : database.elsewhere(sender.writer(), work);
    }

    /// Waits for its turn in all these areas, in the same order as everybody; leaves them with the transaction.
    static Uni<Void> enter(SqlConnection connection, Stream<MunicipalityCode> areas) {
        return AreaTurn.take(connection, areas.map(MunicipalityCode::digits));
    }
}
