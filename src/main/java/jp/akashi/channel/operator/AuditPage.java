package jp.akashi.channel.operator;

import java.util.List;
import jp.akashi.operations.audit.FoundEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Entries, newest first; `next` is the `before` of the page that follows, null on the last one.
@Schema(name = "AuditPage")
record AuditPage(List<AuditEntryAnswer> entries, @Nullable Long next) {
    static AuditPage of(List<FoundEntry> found, int limit) {
        return new AuditPage(
                found.stream().map(AuditEntryAnswer::of).toList(),
                found.size() < limit ? null : found.getLast().leafIndex());
    }
}
