package jp.akashi.registry.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Imports as their sender may see them; to anybody else they do not exist.
@Singleton
public final class ImportRuns {
    private static final int PAGE = 1_000;
    private static final int LATEST = 20;

    /// Longer than any batch takes, and than a sender may keep silent in the middle of a file.
    private static final Duration SILENCE = Duration.ofMinutes(15);

    private final ImportRunTable runs;
    private final ImportTable table;
    private final InstantSource clock;

    ImportRuns(ImportRunTable runs, ImportTable table, InstantSource clock) {
        this.runs = runs;
        this.table = table;
        this.clock = clock;
    }

    /// Tells the imports whose node died from those under way: they become FAILED and can be sent again.
    ///
    /// One that moves after all is RUNNING again. How many there were.
    public Uni<Integer> endSilent() {
        return table.failSilent(clock.instant().minus(SILENCE).atOffset(ZoneOffset.UTC));
    }

    /// The sender's 20 latest imports, so that one under way is found before it answers.
    public Uni<List<ImportRun>> latest(Sender sender) {
        return runs.latest(sender, LATEST);
    }

    public Uni<Optional<ImportRun>> find(Sender sender, String importId) {
        return runs.find(sender, importId);
    }

    /// All errors of an import by ascending line, a page of at most 1,000 per item, read as fast as they are taken.
    public Multi<List<RowError>> errors(ImportRun run) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicLong::new, after -> table.errorsAfter(run.importId(), after.get(), PAGE)
                        .invoke(page -> after.set(
                                page.isEmpty() ? after.get() : page.getLast().line())))
                .whilst(page -> page.size() == PAGE);
    }
}
