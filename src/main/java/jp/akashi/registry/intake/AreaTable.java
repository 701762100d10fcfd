package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.akashi.platform.storage.AreaTurn;
import jp.akashi.platform.storage.Database;
import jp.akashi.platform.storage.IndexTurn;
import jp.akashi.registry.intake.Parsed.Line;
import jp.akashi.resident.Numbered;
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

    /// Waits for its turn in the area and brings those forward of whom the batch tells; the batch, under the current
    /// key.
    static <T extends AboutSomeone<T>> Uni<Batch<T>> enter(
            SqlConnection connection, MunicipalityCode area, Batch<T> batch) {
        List<Numbered> people =
                batch.lines().stream().map(Line::value).map(AboutSomeone::who).toList();
        return enter(connection, Stream.of(area))
                .chain(() -> IndexTurn.enter(connection, area.digits(), versions -> Numbered.moves(people, versions)))
                .map(version -> new Batch<>(
                        batch.lines().stream()
                                .map(line ->
                                        new Line<>(line.number(), line.value().under(version)))
                                .toList(),
                        batch.errors()));
    }
}
