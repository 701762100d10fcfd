package jp.akashi.channel.feed;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.akashi.registry.intake.ImportRun;

/// How far an import has come: RUNNING, COMPLETED, or FAILED when the file broke off.
record ProgressAnswer(
        String importId,
        String kind,
        String state,
        long accepted,
        long unchanged,
        long pending,
        long rejected,
        Instant startedAt,
        Instant changedAt) {
    static ProgressAnswer of(ImportRun run) {
        return new ProgressAnswer(
                run.importId(),
                run.kind(),
                run.state(),
                run.counts().accepted(),
                run.counts().unchanged(),
                run.counts().pending(),
                run.counts().rejected(),
                run.startedAt().truncatedTo(ChronoUnit.SECONDS),
                run.changedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
