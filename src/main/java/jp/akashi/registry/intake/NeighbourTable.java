package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.akashi.vocabulary.Dose;
import jp.akashi.vocabulary.LotNumber;
import jp.akashi.vocabulary.VaccineProduct;

/// Looks at what stands beside a dose on its ticket. Only doubts leave: never what gave reason to them.
final class NeighbourTable {
    private static final String BESIDE = "select * from doses_beside($1, $2)";

    private NeighbourTable() {}

    static Uni<List<Doubt>> doubts(SqlConnection connection, ReportedDose reported) {
        ReportedDose.Key key = reported.key();
        ReportedDose.Facts facts = reported.content().facts();
        Dose dose = new Dose(key.number(), facts.vaccinatedOn(), facts.product(), facts.lot());
        return connection
                .preparedQuery(BESIDE)
                .execute(Tuple.of(key.area().digits(), key.ticket().digits()))
                .map(rows -> doubts(dose, rows));
    }

    private static List<Doubt> doubts(Dose dose, RowSet<Row> rows) {
        Optional<LocalDate> birthDate = Optional.empty();
        List<Dose> others = new ArrayList<>(Dose.HIGHEST_NUMBER);
        for (Row row : rows) {
            birthDate = Optional.ofNullable(row.getLocalDate(0));
            if (row.getInteger(1) != null) {
                VaccineProduct product = VaccineProduct.valueOf(row.getString(3));
                others.add(new Dose(row.getInteger(1), row.getLocalDate(2), product, new LotNumber(row.getString(4))));
            }
        }
        return DoseDoubts.of(dose, birthDate, others);
    }
}
