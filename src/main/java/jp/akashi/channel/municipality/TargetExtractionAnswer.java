package jp.akashi.channel.municipality;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import jp.akashi.registry.voucher.Extraction;
import jp.akashi.registry.voucher.SelectionCounts;

/// How far an extraction has come: RUNNING or COMPLETED.
record TargetExtractionAnswer(
        String extractionId, int doseNumber, String state, Counts counts, Instant startedAt, Instant changedAt) {
    /// `ordinary` and `separate` (支援措置) are disjoint; `newTargets` are among them, `conflicting` are not.
    record Counts(long ordinary, long separate, long newTargets, long conflicting) {
        static Counts of(SelectionCounts counts) {
            return new Counts(counts.ordinary(), counts.separate(), counts.newTargets(), counts.conflicting());
        }
    }

    static TargetExtractionAnswer of(Extraction extraction) {
        return new TargetExtractionAnswer(
                extraction.id(),
                extraction.doseNumber(),
                extraction.state(),
                Counts.of(extraction.counts()),
                extraction.startedAt().truncatedTo(ChronoUnit.SECONDS),
                extraction.changedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
