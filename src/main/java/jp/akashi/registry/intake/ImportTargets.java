package jp.akashi.registry.intake;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import jp.akashi.resident.PersonKeys;

/// Takes in the residents whom a municipality reports (接種対象者), keyed by area and Individual Number.
///
/// New and changed rows are accepted, doses that waited for the person attach in the same transaction. Ticket numbers
/// are fixed: a row with another one, or with a ticket or an id of somebody else, is rejected.
@Singleton
public final class ImportTargets {
    /// The columns a file of targets has, by their Japanese headers.
    public static final List<String> COLUMNS = TargetParser.COLUMNS;

    private final BatchedImport imports;
    private final TargetTable table;
    private final PersonKeys keys;
    private final InstantSource clock;

    ImportTargets(BatchedImport imports, TargetTable table, PersonKeys keys, InstantSource clock) {
        this.imports = imports;
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    /// Imports the rows, whose cells stand in the order of {@link #COLUMNS}; reads them on a worker.
    public Uni<ImportReport> from(Sender sender, Iterator<SourceRow> rows) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Tokyo"));
        TargetParser parser = new TargetParser(keys, sender, today);
        return imports.run(
                sender,
                "TARGETS",
                new Batches<>(rows, parser::parse, ImportTargets::keys),
                (id, batch) -> table.write(id, sender.municipality(), batch));
    }

    private static List<Object> keys(Target target) {
        return List.of(target.person(), target.ticket(), target.municipalPersonId());
    }
}
