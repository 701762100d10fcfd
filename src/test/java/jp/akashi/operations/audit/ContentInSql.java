package jp.akashi.operations.audit;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a leaf is made from, as PostgreSQL itself can tell it: docs/runbook/audit.md shows the same.
final class ContentInSql {
    static final String OF_ENTRY = Stream.of(
                    "'akashi-audit-1'",
                    "e.id::text",
                    "(extract(epoch from e.occurred_at) * 1000000)::bigint::text",
                    "e.purpose",
                    "e.caller",
                    "e.municipality",
                    "coalesce(encode(e.subject_tag, 'hex'), '')",
                    "e.outcome",
                    "e.request_id",
                    "coalesce(e.object, '')",
                    "coalesce(e.number, '')")
            .map(field -> "octet_length(" + field + ") || ':' || " + field + " || ','")
            .collect(Collectors.joining(" || "));

    private ContentInSql() {}
}
