package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.MunicipalityCode;

/// Lets one transaction at a time write into an area: a dose and its person, sent at once, cannot miss each other.
final class AreaTable {
    private static final String LIMIT = "select set_config('statement_timeout', '60s', true)";
    // The first number keeps these locks apart from any other advisory lock.
    private static final String ENTER = """
            select pg_advisory_xact_lock(1001, area)
              from unnest($1::int[]) as areas (area)
             order by area""";

    private AreaTable() {}

    /// One transaction of a sender: a municipality works in its own area, everybody else writes into the areas of
    // others.
    static <T> Uni<T> inPlace(Database database, Sender sender, Function<SqlConnection, Uni<T>> work) {
        return sender.isAtHome()
                ? database.inArea(sender.municipality().digits(), work)
                : database.elsewhere(sender.writer(), work);
    }

    /// Waits for its turn in all these areas, in the same order as everybody; leaves them with the transaction.
    static Uni<Void> enter(SqlConnection connection, Stream<MunicipalityCode> areas) {
        Integer[] sorted = areas.map(area -> Integer.valueOf(area.digits()))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        return connection
                .preparedQuery(LIMIT)
                .execute()
                .chain(() -> connection.preparedQuery(ENTER).execute(Tuple.of(sorted)))
                .replaceWithVoid();
    }
}
