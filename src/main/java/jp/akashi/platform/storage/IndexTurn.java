package jp.akashi.platform.storage;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells a transaction which index key it writes under, and holds that still until the transaction ends.
///
/// While keys rotate, whoever writes about people brings them forward first: the code after it knows one key only.
public final class IndexTurn {
    /// The current version, and those before it that rows may still be kept under.
    public record Versions(int current, List<Integer> former) {
        public List<Integer> all() {
            return Stream.concat(Stream.of(current), former.stream()).toList();
        }
    }

    /// One person's passage: the former tag, the present one, and the number sealed for the present one.
    public record Move(byte[] former, byte[] present, byte[] sealedNumber) {}

    private static final String VERSIONS = "select index_versions()";
    private static final String BRING = "select bring_forward($1, $2, $3, $4)";

    private IndexTurn() {}

    /// The versions in use. Only for area work.
    public static Uni<Versions> take(SqlConnection connection) {
        return connection.preparedQuery(VERSIONS).execute().map(rows -> {
            Short[] versions = rows.iterator().next().getArrayOfShorts(0);
            List<Integer> all = Arrays.stream(versions).map(Short::intValue).toList();
            return new Versions(all.getFirst(), all.subList(1, all.size()));
        });
    }

    /// Takes the turn and makes these moves in an area; answers with the current version.
    public static Uni<Integer> enter(SqlConnection connection, String area, Function<Versions, List<Move>> moves) {
        return take(connection).chain(versions -> bring(connection, area, moves.apply(versions))
                .replaceWith(versions.current()));
    }

    private static Uni<Void> bring(SqlConnection connection, String area, List<Move> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(
                area, column(moves, Move::former), column(moves, Move::present), column(moves, Move::sealedNumber));
        return connection.preparedQuery(BRING).execute(values).replaceWithVoid();
    }

    private static Buffer[] column(List<Move> moves, Function<Move, byte[]> value) {
        return moves.stream().map(value).map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
