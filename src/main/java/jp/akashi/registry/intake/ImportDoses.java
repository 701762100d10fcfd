package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

/// Takes in the doses that municipalities and contractors report, keyed by area, ticket and dose number.
///
/// A dose whose person is not known yet, or was not born yet, waits (PENDING) and counts as such.
@Singleton
public final class ImportDoses {
    /// The columns a file of doses has, by their Japanese headers.
    public static final List<String> COLUMNS = DoseParser.COLUMNS;

    /// The columns of a file of the vaccination register: one row per person, seven doses at most.
    public static final List<String> REGISTER_COLUMNS = RegisterRows.COLUMNS;

    private final BatchedImport imports;
    private final DoseTable table;
    private final InstantSource clock;

    ImportDoses(BatchedImport imports, DoseTable table, InstantSource clock) {
        this.imports = imports;
        this.table = table;
        this.clock = clock;
    }

    /// Imports the rows of a municipality's vaccination register, whose cells stand in the order of
    /// {@link #REGISTER_COLUMNS}; every dose of a row counts.
    public Uni<ImportReport> fromRegister(Sender municipality, Iterator<SourceRow> persons) {
        return from(municipality.asRegister(), new RegisterRows(persons, municipality.municipality()));
    }

    /// Imports the rows, whose cells stand in the order of {@link #COLUMNS}; reads them on a worker.
    public Uni<ImportReport> from(Sender sender, Iterator<SourceRow> rows) {
        DoseParser parser = new DoseParser(sender, LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo")));
        return imports.run(
                sender,
                "DOSES",
                new Batches<>(rows, parser::parse, dose -> List.of(dose.key())),
                (id, batch) -> table.write(id, sender, batch));
    }
}
