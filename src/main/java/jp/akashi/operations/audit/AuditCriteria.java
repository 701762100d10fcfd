package jp.akashi.operations.audit;

import java.time.Instant;
import java.util.Optional;

/// What an auditor looks for in one municipality: newest first, at most `limit`, before the leaf that a page ended
/// with.
///
/// `subjectTag` is 32 hex digits.
public record AuditCriteria(
        String municipality,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> purpose,
        Optional<String> subjectTag,
        Optional<String> certificate,
        Optional<Long> before,
        int limit) {}
