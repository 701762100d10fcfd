package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import jp.akashi.resident.PersonKeys;

/// Takes in what the basic resident register reports (住民記録データ連携): everybody at first, then each day's events.
///
/// An event is named by person and number; told again it is unchanged, told late it is kept and overwrites nothing
/// newer. Who is a target already follows at once, the protective measure (支援措置) included.
@Singleton
public final class ImportResidents {
    /// The columns a file of residents has, by their Japanese headers.
    public static final List<String> COLUMNS = ResidentParser.REQUIRED;

    /// The columns that it may have besides; where they are absent their cells are empty.
    public static final List<String> OPTIONAL_COLUMNS = ResidentParser.OPTIONAL;

    private final BatchedImport imports;
    private final RegisterTable table;
    private final PersonKeys keys;
    private final InstantSource clock;

    ImportResidents(BatchedImport imports, RegisterTable table, PersonKeys keys, InstantSource clock) {
        this.imports = imports;
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /// Imports the rows, whose cells stand in the order of {@link #COLUMNS} and
    /// {@link #OPTIONAL_COLUMNS}; reads them on a worker.
    public Uni<ImportReport> from(Sender sender, Iterator<SourceRow> rows) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        ResidentParser parser = new ResidentParser(keys, sender, today);
        return imports.run(
                sender,
                "RESIDENTS",
                new Batches<>(rows, parser::parse, ImportResidents::keys),
                (id, batch) -> table.write(id, sender.municipality(), batch));
    }

    private static List<Object> keys(RegisterEvent event) {
        return List.of(event.person(), event.content().municipalPersonId());
    }
}
