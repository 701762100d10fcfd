package jp.akashi.demo.people;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import jp.akashi.registry.intake.ImportDoses;
import jp.akashi.registry.intake.ImportReport;
import jp.akashi.registry.intake.ImportTargets;
import jp.akashi.registry.intake.Sender;
import jp.akashi.registry.intake.Source;
import jp.akashi.registry.intake.SourceRow;
import jp.akashi.vocabulary.MunicipalityCode;

/// Brings the people's records in as their municipalities' feeds do. Loading them again changes nothing.
@Singleton
public final class LoadPeople {
    private static final long FIRST_LINE = 2;

    private final ImportTargets targets;
    private final ImportDoses doses;

    LoadPeople(ImportTargets targets, ImportDoses doses) {
        this.targets = targets;
        this.doses = doses;
    }

    /// All people's records, one municipality after the other; fails where a row is rejected.
    public Uni<Void> load() {
        List<DemoPerson> people = DemoPeople.all();
        Uni<Void> loaded = Uni.createFrom().voidItem();
        for (String municipality : RecordRows.municipalities(people)) {
            loaded = loaded.chain(() -> load(municipality, people));
        }
        return loaded;
    }

    private Uni<Void> load(String municipality, List<DemoPerson> people) {
        Sender sender =
                new Sender("municipality-" + municipality, Source.MUNICIPALITY, new MunicipalityCode(municipality));
        return targets.from(sender, rows(RecordRows.targets(municipality, people)))
                .invoke(LoadPeople::requireAll)
                .chain(() -> doses.from(sender, rows(RecordRows.doses(municipality, people))))
                .invoke(LoadPeople::requireAll)
                .replaceWithVoid();
    }

    private static void requireAll(ImportReport report) {
        if (report.counts().rejected() > 0) {
            throw new IllegalStateException("the demo's people were rejected: " + report.firstErrors());
        }
    }

    private static Iterator<SourceRow> rows(List<List<String>> cells) {
        AtomicLong line = new AtomicLong(FIRST_LINE);
        return cells.stream()
                .map(row -> new SourceRow(line.getAndIncrement(), row))
                .iterator();
    }
}
