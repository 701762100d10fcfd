package jp.akashi.registry.quality;

import java.time.Instant;

/// A run of the job over an area: how far it has come and what it found.
public record QualityRun(
        String runId,
        String startedBy,
        boolean isUnderWay,
        long tickets,
        long checked,
        long found,
        Instant startedAt,
        Instant changedAt) {}
