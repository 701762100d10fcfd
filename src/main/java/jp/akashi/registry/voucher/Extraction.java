package jp.akashi.registry.voucher;

import java.time.Instant;

/// How far an extraction has come: RUNNING or COMPLETED; it resumes by itself wherever it was stopped.
public record Extraction(
        String id, int doseNumber, String state, SelectionCounts counts, Instant startedAt, Instant changedAt) {}
