package jp.akashi.registry.intake;

import java.time.Instant;

/// How far an import has come. `kind` is TARGETS or DOSES, `state` RUNNING, COMPLETED or FAILED (broken off).
public record ImportRun(
        String importId, String kind, String state, Counts counts, Instant startedAt, Instant changedAt) {}
