package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.Stream;

/// Lets one transaction at a time write into an area: a dose and its person, sent at once, cannot miss each other.
public final class AreaTurn {
    private static final String LIMIT = "select set_config('statement_timeout', '60s', true)";
    // The first number keeps these locks apart from any other advisory lock.
    private static final String ENTER = """
            select pg_advisory_xact_lock(1001, area)
              from unnest($1::int[]) as areas (area)
             order by area""";

    private AreaTurn() {}

    /// Waits for its turn in all these municipalities, in the same order as everybody; leaves with the transaction.
    public static Uni<Void> take(SqlConnection connection, Stream<String> municipalities) {
        Integer[] sorted =
                municipalities.map(Integer::valueOf).distinct().sorted().toArray(Integer[]::new);
        return connection
                .preparedQuery(LIMIT)
                .execute()
                .chain(() -> connection.preparedQuery(ENTER).execute(Tuple.of(sorted)))
                .replaceWithVoid();
    }
}
