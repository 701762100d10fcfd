package jp.akashi.channel.operator;

import jp.akashi.operations.audit.AuditLine;
import jp.akashi.operations.audit.FoundEntry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One entry as an auditor reads it.
@Schema(name = "AuditEntry")
record AuditEntryAnswer(
        long id,
        long leafIndex,
        String at,
        String purpose,
        String caller,
        String municipality,
        @Nullable String subjectTag,
        String outcome,
        String requestId,
        @Nullable String object,
        @Nullable String certificateId) {
    static AuditEntryAnswer of(FoundEntry found) {
        AuditLine line = found.line();
        return new AuditEntryAnswer(
                line.id(),
                found.leafIndex(),
                line.at().toString(),
                line.purpose(),
                line.caller(),
                line.municipality(),
                line.subjectTag().orElse(null),
                line.outcome(),
                line.requestId(),
                line.object().orElse(null),
                line.certificate().orElse(null));
    }
}
