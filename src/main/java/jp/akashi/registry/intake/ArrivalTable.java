package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import jp.akashi.platform.storage.Database;
import jp.akashi.vocabulary.Bytes;
import jp.akashi.vocabulary.MunicipalityCode;
import jp.akashi.vocabulary.PersonKey;

/// Reads from the register who awaits an inquiry, and notes whose was begun.
@Singleton
final class ArrivalTable {
    private static final String AREAS = "select distinct municipality from register_entry where awaits_inquiry";
    private static final String AWAITING = """
            select person_key, number_sealed, birth_date, former_municipality, moved_in_sequence from register_entry
             where municipality = $1 and awaits_inquiry order by changed_at limit $2""";
    private static final String ASKED = """
            update register_entry set asked_sequence = greatest(asked_sequence, $3)
             where municipality = $1 and person_key = $2""";

    private final Database database;

    ArrivalTable(Database database) {
        this.database = database;
    }

    Uni<List<MunicipalityCode>> areas() {
        return database.inTime(database.reads().preparedQuery(AREAS).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new MunicipalityCode(row.getString(0)))
                        .toList());
    }

    Uni<List<Newcomer>> awaiting(MunicipalityCode area, int most) {
        return database.inTime(database.inArea(area.digits(), connection -> connection
                .preparedQuery(AWAITING)
                .execute(Tuple.of(area.digits(), most))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ArrivalTable::newcomer)
                        .toList())));
    }

    Uni<Void> asked(MunicipalityCode area, Newcomer newcomer) {
        Tuple arrival =
                Tuple.of(area.digits(), Buffer.buffer(newcomer.person().tag().toArray()), newcomer.sequence());
        return database.inTime(database.inArea(
                area.digits(),
                connection -> connection.preparedQuery(ASKED).execute(arrival).replaceWithVoid()));
    }

    private static Newcomer newcomer(Row row) {
        return new Newcomer(
                new PersonKey(Bytes.copyOf(row.getBuffer(0).getBytes())),
                Bytes.copyOf(row.getBuffer(1).getBytes()),
                row.getLocalDate(2),
                new MunicipalityCode(row.getString(3)),
                row.getLong(4));
    }
}
